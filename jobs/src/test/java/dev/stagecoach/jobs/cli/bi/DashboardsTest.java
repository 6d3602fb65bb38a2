package dev.stagecoach.jobs.cli.bi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedChart;
import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedData;
import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedMetric;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The dashboards hold to the contracts and the metrics; `.ci/superset` tries them in Superset. */
class DashboardsTest {
  private static final SuiteConfig CONFIG =
      ConfigLoader.load(Path.of("../conf/stagecoach.conf"), Map.of());
  private static final TableGraph TABLES = SuiteTables.load();
  private static final DashboardPlan PLAN = DashboardPlan.read();

  private final SparkSession session = TestSession.fresh();
  private final DataSets sets = new DataSets(PLAN, CONFIG, TABLES, "mart");

  @TestFactory
  Stream<DynamicTest> everyDataSetGivesTheColumnsAndMetricsThatItTellsOf() {
    return PLAN.data().values().stream()
        .map(data -> DynamicTest.dynamicTest(data.name(), () -> isAnswered(data)));
  }

  private void isAnswered(PlannedData data) {
    List.of("kpi", "funnel_conversion", "stage_exit", "stage_duration", "pipeline_movement")
        .forEach(this::empty);
    List.of("pipeline_daily", "deal_alert", "target_progress", "dim_team", "dim_stage")
        .forEach(this::empty);
    Dataset<Row> rows = session.sql(local(data));
    assertThat(rows.columns())
        .containsExactlyElementsOf(sets.columns(data).stream().map(Column::name).toList());
    rows.createOrReplaceTempView("rows_of");
    String metrics =
        String.join(
            ", ", sets.metrics(data).values().stream().map(PlannedMetric::expression).toList());
    assertThat(session.sql("select " + metrics + " from rows_of").collectAsList()).hasSize(1);
  }

  @Test
  void everyChartAsksForColumnsOfItsDataAndStandsOnADashboard() {
    for (PlannedChart chart : PLAN.charts().values()) {
      PlannedData data = PLAN.data().get(chart.data());
      List<String> known = sets.columns(data).stream().map(Column::name).toList();
      assertThat(known).as(chart.name()).containsAll(chart.by()).containsAll(chart.columns());
      assertThat(sets.metrics(data).keySet()).as(chart.name()).containsAll(chart.metrics());
    }
    assertThat(
            PLAN.pages().values().stream()
                .flatMap(page -> page.rows().stream())
                .flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(PLAN.charts().keySet());
  }

  @Test
  void ratesOfSeveralPeriodsAreDividedOnceAndKindsOfRowsAreNeverMixed() {
    empty("dim_team");
    TableContract contract = TABLES.table(TableName.of("mart.kpi")).contract();
    session
        .createDataFrame(
            List.of(
                kpi(contract, "2024-01-01", "company", "5", "10"),
                kpi(contract, "2024-04-01", "company", "1", "90"),
                kpi(contract, "2024-04-01", "team", "1", "2")),
            contract.schema())
        .createOrReplaceTempView("kpi");
    session.sql(local(PLAN.data().get("kpi"))).createOrReplaceTempView("rows_of");
    String rate = sets.metrics(PLAN.data().get("kpi")).get("win_rate").expression();

    assertThat(asked("select cast(%s as decimal(8,4)) from rows_of where level = 'company'", rate))
        .isEqualTo("0.0600");
    assertThat(asked("select %s from rows_of", rate)).isEqualTo("null");
  }

  @Test
  void whatNeitherAddsUpNorDividesHasAValueOfOneRowAlone() {
    Additivity additivity = new Additivity(CONFIG.measures());
    Map<String, Additivity.Cut> cuts =
        CONFIG.metrics().stream().collect(Collectors.toMap(Metric::name, additivity::cut));

    assertThat(cuts)
        .containsEntry("revenue_generated", Additivity.Cut.SUM)
        .containsEntry("win_rate", Additivity.Cut.QUOTIENT)
        .containsEntry("average_profit_margin", Additivity.Cut.QUOTIENT)
        .containsEntry("open_pipeline", Additivity.Cut.ONE_ROW)
        .containsEntry("median_sales_cycle", Additivity.Cut.ONE_ROW)
        .containsEntry("arpa", Additivity.Cut.ONE_ROW)
        .containsEntry("sales_velocity", Additivity.Cut.ONE_ROW)
        .containsEntry("calls_per_week", Additivity.Cut.ONE_ROW);
  }

  @Test
  void theSamePlanHasTheSameIdentities() {
    assertThat(new SupersetBundle(CONFIG, TABLES, "duckdb:///x", "mart").files())
        .isEqualTo(new SupersetBundle(CONFIG, TABLES, "duckdb:///x", "mart").files())
        .containsKeys(
            "stagecoach/metadata.yaml",
            "stagecoach/databases/stagecoach.yaml",
            "stagecoach/datasets/stagecoach/kpi.yaml",
            "stagecoach/dashboards/pipeline.yaml");
  }

  @Test
  void aTableShowsNamesAsTheyAreAndNotAsMarkup() {
    List<String> tables =
        new SupersetBundle(CONFIG, TABLES, "hive://x", "mart")
            .files().values().stream()
                .filter(file -> file.contains("\"viz_type\": \"table\""))
                .toList();

    assertThat(tables)
        .hasSizeGreaterThan(3)
        .allSatisfy(file -> assertThat(file).contains("\"allow_render_html\": false"));
  }

  @Test
  void aHardNameIsTheSameTextToSpark() {
    String name = "O'Neil \\ \"& <b>Co</b>\" \u202eشركة 👩\u200d💻''";

    assertThat(session.sql("select " + MetricSql.text(name)).first().getString(0)).isEqualTo(name);
    assertThat(MetricSql.text("O'Neil")).isEqualTo("concat('O', chr(39), 'Neil')");
    assertThat(MetricSql.text("win_rate")).isEqualTo("'win_rate'");
  }

  private String asked(String statement, String expression) {
    return String.valueOf(session.sql(statement.formatted(expression)).first().get(0));
  }

  private String local(PlannedData data) {
    return sets.sql(data).replace("mart.", "");
  }

  private void empty(String table) {
    session
        .createDataFrame(
            List.<Row>of(), TABLES.table(TableName.of("mart." + table)).contract().schema())
        .createOrReplaceTempView(table);
  }

  private static Row kpi(
      TableContract contract, String start, String level, String numerator, String denominator) {
    Map<String, Object> known =
        Map.of(
            "period_grain",
            "quarter",
            "period_start",
            Date.valueOf(start),
            "level",
            level,
            "member_id",
            level,
            "segment",
            "all",
            "attribution",
            "event",
            "metric",
            "win_rate",
            "currency_basis",
            "dated",
            "numerator",
            new BigDecimal(numerator).setScale(6),
            "denominator",
            new BigDecimal(denominator).setScale(6));
    return RowFactory.create(
        contract.columns().stream().map(column -> known.get(column.name())).toArray());
  }
}
