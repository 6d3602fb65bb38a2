package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.cli.report.InventedMarts;
import dev.stagecoach.jobs.run.Publications;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * A small warehouse whose marts hold the rows of {@link InventedMarts}, published, among rows of
 * other segments and attributions that no report may count.
 */
record InventedWarehouse(Path folder) {
  static final Instant AS_OF = Instant.parse("2024-07-01T00:00:00Z");

  /** What the marts' further columns hold in the rows that count. */
  private static final Map<String, Object> USUAL =
      Map.ofEntries(
          Map.entry("segment", "all"),
          Map.entry("attribution", "event"),
          Map.entry("currency_basis", "dated"),
          Map.entry("funnel", "sales"),
          Map.entry("rule", "reached"),
          Map.entry("kind", "open"),
          Map.entry("type", "objective"),
          Map.entry("timing", "lagging"),
          Map.entry("status", "loaded"),
          Map.entry("member_id", "(company)"),
          Map.entry("as_of", AS_OF));

  /** Makes the tables and publishes them. */
  static InventedWarehouse in(Path folder) {
    InventedWarehouse warehouse = new InventedWarehouse(folder);
    SparkSession session = TestSession.fresh();
    TableGraph graph = SuiteTables.load();
    TableStore store = new TableStore(folder.toString());
    Map<String, Long> rows = new TreeMap<>();
    InventedMarts.filled()
        .tables()
        .forEach(
            (name, known) -> {
              TableContract contract = graph.table(TableName.of(name)).contract();
              List<Row> all = rows(contract, known);
              store.replace(contract, session.createDataFrame(all, contract.schema()), "invented");
              rows.put(name, (long) all.size());
            });
    warehouse.publish(session, graph, store, rows);
    return warehouse;
  }

  /** The rows of a mart as they are published. */
  List<Row> rows(String table, String condition) {
    return new TableStore(folder.toString())
        .read(TestSession.fresh(), TableName.of(table))
        .where(condition)
        .collectAsList();
  }

  private void publish(
      SparkSession session, TableGraph graph, TableStore store, Map<String, Long> rows) {
    TableContract contract = graph.table(Publications.TABLE).contract();
    List<Row> published = new ArrayList<>();
    rows.forEach(
        (name, count) ->
            published.add(
                row(
                    contract,
                    Map.of(
                        "publication",
                        7L,
                        "run_id",
                        "invented",
                        "as_of",
                        AS_OF,
                        "published_at",
                        AS_OF,
                        "table_name",
                        name,
                        "version",
                        store.version(session, TableName.of(name)),
                        "row_count",
                        count,
                        "fingerprint",
                        "-"))));
    store.append(contract, session.createDataFrame(published, contract.schema()), "invented");
  }

  private static List<Row> rows(TableContract contract, List<Map<String, Object>> known) {
    List<Row> rows = new ArrayList<>();
    for (Map<String, Object> values : known) {
      rows.add(row(contract, values));
      for (String other : List.of("segment", "attribution", "currency_basis", "rule")) {
        if (contract.columns().stream().anyMatch(column -> column.name().equals(other))) {
          Map<String, Object> decoy = new TreeMap<>(values);
          decoy.put(other, "current");
          decoy.computeIfPresent(
              "value", (name, value) -> ((BigDecimal) value).add(BigDecimal.ONE));
          decoy.computeIfPresent("entries", (name, value) -> (Long) value * 2);
          rows.add(row(contract, decoy));
        }
      }
    }
    return rows;
  }

  private static Row row(TableContract contract, Map<String, Object> values) {
    return RowFactory.create(
        contract.columns().stream()
            .map(column -> typed(column, value(column.name(), values)))
            .toArray());
  }

  private static Object value(String column, Map<String, Object> values) {
    if (column.equals("level")) {
      return String.valueOf(values.getOrDefault("member_id", "(company)")).startsWith("(")
          ? values.getOrDefault("level", "company")
          : "team";
    }
    return values.containsKey(column) ? values.get(column) : USUAL.get(column);
  }

  private static Object typed(Column column, Object value) {
    DataType type = column.dataType();
    if (value instanceof BigDecimal decimal && type instanceof DecimalType to) {
      return decimal.setScale(to.scale(), RoundingMode.HALF_UP);
    }
    if (value instanceof Number number) {
      return type.equals(DataTypes.IntegerType) ? (Object) number.intValue() : number.longValue();
    }
    return value;
  }
}
