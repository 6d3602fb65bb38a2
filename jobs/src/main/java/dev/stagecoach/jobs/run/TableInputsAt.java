package dev.stagecoach.jobs.run;

import static org.apache.spark.sql.functions.col;

import dev.stagecoach.common.config.SourceSpec;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.RawRows;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Reads inputs through the session of one table's computation: stored tables from the warehouse,
 * views by computing them, and raw tables as their contracts say, also those nobody delivered.
 */
public final class TableInputsAt implements TableInputs {
  private final TableGraph graph;
  private final TableStore store;
  private final RunContext context;

  /** The inputs of a run's tables. */
  public TableInputsAt(TableGraph graph, TableStore store, RunContext context) {
    this.graph = graph;
    this.store = store;
    this.context = context;
  }

  @Override
  public Dataset<Row> rows(TableName name) {
    if (name.layer() == Layer.RAW && graph.find(name).isEmpty()) {
      return feedRows(name);
    }
    Table table = graph.table(name);
    if (table.contract().write() == WriteMode.VIEW) {
      return table.told(this, context);
    }
    if (name.layer() == Layer.RAW) {
      return rawRows(table.contract());
    }
    return store.read(context.session(), name);
  }

  /** A feed of a mapped source: its columns are the source's own, none before it has delivered. */
  private Dataset<Row> feedRows(TableName name) {
    return store.exists(context.session(), name)
        ? store.read(context.session(), name)
        : context.session().emptyDataFrame();
  }

  /** Rows of sources that the configuration no longer names stay in raw and count nowhere. */
  private Dataset<Row> rawRows(TableContract contract) {
    Map<String, ZoneId> zones = zones();
    RawRows reading = new RawRows(contract, zones);
    return store.exists(context.session(), contract.name())
        ? reading.of(
            store
                .read(context.session(), contract.name())
                .where(col("_source").isin(zones.keySet().toArray())))
        : context.session().createDataFrame(List.of(), reading.schema());
  }

  private Map<String, ZoneId> zones() {
    Map<String, ZoneId> zones = new TreeMap<>();
    for (SourceSpec source : context.config().sources()) {
      zones.put(source.name(), source.timeZone());
    }
    return zones;
  }
}
