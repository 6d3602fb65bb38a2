package dev.stagecoach.common.delta;

import static org.apache.spark.sql.functions.col;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.sql.SqlText;
import dev.stagecoach.common.sql.TypeWidening;
import dev.stagecoach.common.table.TableContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/**
 * Brings tables that grow by rows, and that another version of the program wrote, to the shape that
 * this one reads and writes. Tables that are replaced each night need none of it.
 */
public final class TableTakeover {
  private final TableStore store;
  private final SparkSession session;
  private final String runId;

  /**
   * A takeover in a warehouse.
   *
   * @param runId that its commits are tagged with
   */
  public TableTakeover(TableStore store, SparkSession session, String runId) {
    this.store = store;
    this.session = session;
    this.runId = runId;
  }

  /**
   * Gives a table the columns of its contract that it lacks, empty in the rows that are there, and
   * widens types; in one commit each, and none where nothing is to be done. Columns that only
   * another version knows stay.
   *
   * @throws StagecoachException where a column has a type that ours cannot hold
   */
  public void of(TableContract contract) {
    if (!store.exists(session, contract.name())) {
      return;
    }
    Dataset<Row> stored = store.read(session, contract.name());
    Map<String, DataType> types = new TreeMap<>();
    for (StructField field : stored.schema().fields()) {
      types.put(field.name(), field.dataType());
    }
    List<StructField> others =
        Arrays.stream(contract.schema().fields())
            .filter(field -> types.containsKey(field.name()))
            .filter(field -> !field.dataType().equals(types.get(field.name())))
            .toList();
    others.forEach(
        field -> requireWider(contract, Objects.requireNonNull(types.get(field.name())), field));
    if (!others.isEmpty()) {
      store.reshape(contract.name(), widened(stored, contract), runId);
    }
    if (Arrays.stream(contract.schema().fieldNames()).anyMatch(name -> !types.containsKey(name))) {
      store.append(contract, session.createDataFrame(List.of(), contract.schema()), runId);
    }
  }

  private static Dataset<Row> widened(Dataset<Row> stored, TableContract contract) {
    Map<String, StructField> known = new TreeMap<>();
    for (StructField field : contract.schema().fields()) {
      known.put(field.name(), field);
    }
    return stored.select(
        Arrays.stream(stored.schema().fields())
            .map(
                field -> {
                  StructField wanted = known.getOrDefault(field.name(), field);
                  return col(SqlText.name(field.name()))
                      .cast(wanted.dataType())
                      .as(field.name(), wanted.metadata());
                })
            .toArray(Column[]::new));
  }

  private static void requireWider(TableContract contract, DataType stored, StructField wanted) {
    if (!TypeWidening.isPossible(stored, wanted.dataType())) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "Table %s was written by another version: its column %s is %s, and this version needs %s; use the version that wrote the warehouse, or name a new one with --warehouse"
              .formatted(contract.name(), wanted.name(), stored.sql(), wanted.dataType().sql()));
    }
  }
}
