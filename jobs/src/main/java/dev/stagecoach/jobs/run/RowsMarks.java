package dev.stagecoach.jobs.run;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.table.TableName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * Tells the rows of a stored table from others that it had: by what they follow from where that is
 * known, so that the same rows made again are the same; else by the commit that wrote them.
 */
final class RowsMarks implements Function<TableName, String> {
  private final TableStore store;
  private final SparkSession session;
  private final MadeTables made;
  private final Map<TableName, String> ofCommits = new ConcurrentHashMap<>();

  /** The marks of tables that nothing but the run itself writes while it asks. */
  RowsMarks(TableStore store, SparkSession session, MadeTables made) {
    this.store = store;
    this.session = session;
    this.made = made;
  }

  @Override
  public String apply(TableName table) {
    return made.find(table)
        .map(known -> known.basis().identity())
        .orElseGet(() -> ofCommits.computeIfAbsent(table, name -> store.rowsMark(session, name)));
  }
}
