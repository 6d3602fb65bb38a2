package dev.stagecoach.jobs.cli.bi;

import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedChart;
import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedData;
import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedMetric;
import dev.stagecoach.jobs.cli.screen.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * The dashboards as files that {@code superset import-dashboards} reads. The same plan always has
 * the same identities, so that a later import takes the place of an earlier one.
 */
public final class SupersetBundle {
  private static final String VERSION = "1.0.0";

  private final DashboardPlan plan = DashboardPlan.read();
  private final DataSets sets;
  private final String url;
  private final String schema;
  private final Map<String, String> files = new TreeMap<>();

  /**
   * A bundle.
   *
   * @param url of the database, as SQLAlchemy writes it
   * @param schema of the marts in it
   */
  public SupersetBundle(SuiteConfig config, TableGraph graph, String url, String schema) {
    this.sets = new DataSets(plan, config, graph, schema);
    this.url = url;
    this.schema = schema;
  }

  /** The text of each file by its path. */
  public Map<String, String> files() {
    put(
        "metadata.yaml",
        members("version", VERSION, "type", "Dashboard", "timestamp", "2025-01-01T00:00:00+00:00"));
    put("databases/stagecoach.yaml", database());
    plan.data()
        .values()
        .forEach(data -> put("datasets/stagecoach/%s.yaml".formatted(data.name()), dataSet(data)));
    plan.charts()
        .values()
        .forEach(chart -> put("charts/%s.yaml".formatted(chart.name()), chart(chart)));
    plan.pages()
        .values()
        .forEach(
            page ->
                put(
                    "dashboards/%s.yaml".formatted(page.name()),
                    new SupersetPage(plan, sets, page).file()));
    return files;
  }

  /** The title of each dashboard by where it is on a Superset. */
  public static Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    DashboardPlan.read()
        .pages()
        .values()
        .forEach(
            page ->
                addresses.put(
                    "/superset/dashboard/%s/".formatted(SupersetPage.slug(page)), page.title()));
    return addresses;
  }

  private void put(String path, Map<String, ?> content) {
    // JSON is YAML, and there is one way of writing it.
    files.put("stagecoach/" + path, JsonText.of(content) + "\n");
  }

  private Map<String, Object> database() {
    return members(
        "database_name", "Stagecoach",
        "sqlalchemy_uri", url,
        "expose_in_sqllab", true,
        "allow_run_async", false,
        "allow_ctas", false,
        "allow_cvas", false,
        "allow_dml", false,
        "allow_csv_upload", false,
        "extra", Map.of("engine_params", Map.of(), "metadata_params", Map.of()),
        "uuid", id("database"),
        "version", VERSION);
  }

  private Map<String, Object> dataSet(PlannedData data) {
    return members(
        "table_name", "stagecoach_" + data.name(),
        "main_dttm_col", data.time(),
        "description", "From %s.".formatted(String.join(", ", data.from())),
        "schema", schema,
        "sql", sets.sql(data),
        "params", null,
        "filter_select_enabled", true,
        "extra", null,
        "uuid", id("data " + data.name()),
        "metrics", sets.metrics(data).values().stream().map(SupersetBundle::metric).toList(),
        "columns", sets.columns(data).stream().map(SupersetBundle::column).toList(),
        "version", VERSION,
        "database_uuid", id("database"));
  }

  private static Map<String, Object> metric(PlannedMetric metric) {
    return members(
        "metric_name", metric.name(),
        "verbose_name", metric.label(),
        "expression", metric.expression(),
        "d3format", SupersetChart.d3(metric));
  }

  private static Map<String, Object> column(Column column) {
    boolean isTime =
        column.dataType().equals(DataTypes.DateType)
            || column.dataType().equals(DataTypes.TimestampType);
    return members(
        "column_name",
        column.name(),
        "verbose_name",
        Captions.of(column.name()),
        "type",
        column.type().toUpperCase(Locale.ROOT),
        "is_dttm",
        isTime,
        "is_active",
        true,
        "groupby",
        true,
        "filterable",
        true,
        "description",
        column.field().getComment().get());
  }

  private Map<String, Object> chart(PlannedChart chart) {
    PlannedData data = plan.dataOf(chart);
    SupersetChart drawn = new SupersetChart(chart, data, sets.metrics(data));
    return members(
        "slice_name", chart.title(),
        "description", null,
        "viz_type", drawn.kind(),
        "params", drawn.settings(),
        "query_context", drawn.question(),
        "cache_timeout", null,
        "uuid", id("chart " + chart.name()),
        "version", VERSION,
        "dataset_uuid", id("data " + data.name()));
  }

  /** The identity of a part. */
  static String id(String part) {
    return UUID.nameUUIDFromBytes(("stagecoach " + part).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** An object with its members in order. */
  static Map<String, @Nullable Object> members(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return members;
  }
}
