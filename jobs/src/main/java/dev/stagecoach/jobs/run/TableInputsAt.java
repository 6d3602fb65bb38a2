package dev.stagecoach.jobs.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Reads inputs through the session of one table's computation: stored tables from the warehouse,
 * views by computing them, and of raw tables the loaded rows with every column of the contract.
 */
final class TableInputsAt implements TableInputs {
  private static final List<String> RAW_COLUMNS = List.of("_source", "_file", "_line", "_batch");

  private final TableGraph graph;
  private final TableStore store;
  private final RunContext context;

  TableInputsAt(TableGraph graph, TableStore store, RunContext context) {
    this.graph = graph;
    this.store = store;
    this.context = context;
  }

  @Override
  public Dataset<Row> rows(TableName name) {
    Table table = graph.table(name);
    if (table.contract().write() == WriteMode.VIEW) {
      return table.rows(this, context);
    }
    if (name.layer() == Layer.RAW) {
      return rawRows(table);
    }
    return store.read(context.session(), name);
  }

  private Dataset<Row> rawRows(Table table) {
    if (!store.exists(context.session(), table.name())) {
      return emptyRaw(table);
    }
    Dataset<Row> stored = store.read(context.session(), table.name());
    Set<String> present = Set.of(stored.columns());
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    for (Column column : table.contract().columns()) {
      columns.add(
          present.contains(column.name())
              ? col(column.name())
              : lit(null).cast("string").as(column.name()));
    }
    RAW_COLUMNS.forEach(name -> columns.add(col(name)));
    return stored
        .where(col("_status").equalTo("loaded"))
        .select(columns.toArray(org.apache.spark.sql.Column[]::new));
  }

  private Dataset<Row> emptyRaw(Table table) {
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    for (Column column : table.contract().columns()) {
      columns.add(lit(null).cast("string").as(column.name()));
    }
    columns.add(lit(null).cast("string").as("_source"));
    columns.add(lit(null).cast("string").as("_file"));
    columns.add(lit(null).cast("bigint").as("_line"));
    columns.add(lit(null).cast("bigint").as("_batch"));
    return context.session().range(0).select(columns.toArray(org.apache.spark.sql.Column[]::new));
  }
}
