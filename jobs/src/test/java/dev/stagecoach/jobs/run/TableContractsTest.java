package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.Distribution;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.RawRows;
import dev.stagecoach.common.table.Reference;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.tables.Parameters;
import dev.stagecoach.jobs.tables.RecordedTable;
import dev.stagecoach.jobs.tables.SqlTable;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every folder of a table holds what its contract says, and says all that a reader needs. */
class TableContractsTest {
  private static final Pattern SNAKE = Pattern.compile("_?[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final List<Table> TABLES = SuiteTables.all();
  private static final List<String> COMMON =
      List.of(
          "period_grain",
          "period_start",
          "level",
          "team_id",
          "team_name",
          "team_depth",
          "rep_id",
          "rep_name",
          "segment",
          "attribution",
          "as_of");

  /** What is made of nothing has the contract's columns, in its order and of its types. */
  @TestFactory
  Stream<DynamicTest> rowsHaveTheColumnsOfTheContract() {
    return TABLES.stream()
        .filter(table -> !(table instanceof RecordedTable))
        .map(
            table ->
                DynamicTest.dynamicTest(
                    table.name().toString(),
                    () ->
                        assertThat(shape(madeOfNothing(table).schema()))
                            .isEqualTo(shape(table.contract().schema()))));
  }

  @Test
  void everyColumnIsDescribedInASentence() {
    assertThat(columns(column -> !column.description().matches("\\S.*[.…]"))).isEmpty();
  }

  @Test
  void everyTableIsDescribedInASentence() {
    assertThat(TABLES)
        .allSatisfy(
            table ->
                assertThat(table.contract().description())
                    .as(table.name().toString())
                    .matches("[A-Z].*[.]"));
  }

  @Test
  void namesAreLowerSnakeCase() {
    assertThat(columns(column -> !SNAKE.matcher(column.name()).matches())).isEmpty();
    assertThat(TABLES).allSatisfy(table -> assertThat(table.name().table()).matches(SNAKE));
  }

  @Test
  void everyFractionSaysWhatOneStandsFor() {
    assertThat(
            columns(
                column ->
                    column.unit().isEmpty()
                        && (column.dataType() instanceof DecimalType
                            || column.dataType() instanceof DoubleType),
                table -> table.name().layer() != Layer.RAW))
        .isEmpty();
  }

  @Test
  void theGrainIsMadeOfColumns() {
    assertThat(TABLES)
        .allSatisfy(
            table ->
                assertThat(names(table.contract()))
                    .as(table.name().toString())
                    .containsAll(table.contract().grain())
                    .doesNotHaveDuplicates());
  }

  @Test
  void referencesJoinColumnsOfTheSameTypes() {
    assertThat(
            TABLES.stream()
                .flatMap(
                    table ->
                        table.contract().references().stream()
                            .filter(
                                reference -> !types(table, reference).equals(keyTypes(reference)))
                            .map(reference -> table.name() + ": " + reference.check().rule())))
        .isEmpty();
  }

  @Test
  void whatIsComparedWithThePastIsAColumn() {
    assertThat(TABLES)
        .allSatisfy(
            table ->
                assertThat(names(table.contract()))
                    .as(table.name().toString())
                    .containsAll(
                        table.contract().distributions().stream()
                            .map(Distribution::column)
                            .toList()));
  }

  /** A row of {@code mart.data_quality} is known by its table and check. */
  @Test
  void theChecksOfATableDiffer() {
    assertThat(TABLES)
        .allSatisfy(
            table ->
                assertThat(
                        Stream.concat(
                            table.contract().rowChecks().stream(),
                            Stream.concat(
                                table.contract().references().stream().map(Reference::check),
                                table.contract().distributions().stream()
                                    .map(Distribution::check))))
                    .extracting(Check::rule)
                    .as(table.name().toString())
                    .doesNotHaveDuplicates());
  }

  @Test
  void theParametersOfAContractAreThoseOfItsQuery() {
    assertThat(TABLES.stream().filter(SqlTable.class::isInstance).map(SqlTable.class::cast))
        .allSatisfy(
            table ->
                assertThat(table.query().parameters())
                    .as(table.name().toString())
                    .containsExactlyInAnyOrderElementsOf(table.contract().parameters()));
  }

  /** The names that dashboards and outside checks rely on. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mart.funnel_conversion | funnel rule from_stage to_stage | entries advanced lost open bypassed rate rate_low rate_high mature_entries mature_advanced mature_rate cif_30d cif_60d cif_90d cif_180d cif_365d median_days
          mart.stage_exit        | funnel stage                    | exits forward skipped backward won lost moved
          mart.stage_transition  | pipeline from_stage to_stage    | moves amount p50_days p90_days
          mart.stage_duration    | pipeline stage                  | visits median_days p75_days p90_days censored_median_days open_now stalled_now
          mart.kpi               | metric currency_basis           | numerator denominator value sample_size target attainment previous_value year_ago_value
          mart.pipeline_movement | movement                        | deals amount
          """)
  void martsByPeriodHaveThePromisedColumns(String table, String grain, String measures) {
    TableContract contract = contract(table);

    assertThat(names(contract)).containsAll(COMMON).contains(measures.split(" ", -1));
    assertThat(contract.grain())
        .contains("period_grain", "period_start", "level", "segment", "attribution")
        .contains(grain.split(" ", -1));
  }

  @Test
  void theMartOfDailyLevelsHasThePromisedColumns() {
    TableContract contract = contract("mart.pipeline_daily");

    assertThat(contract.grain()).contains("day", "level", "segment", "pipeline", "stage");
    assertThat(names(contract)).contains("team_depth", "rep_id", "deals", "amount", "as_of");
  }

  @Test
  void theMartOfDataQualityHasThePromisedColumns() {
    assertThat(names(contract("mart.data_quality")))
        .contains("check", "table", "rows", "failed", "share", "effect", "marts", "kpis");
  }

  @ParameterizedTest
  @CsvSource({
    "mart.dim_date, day_on",
    "mart.dim_team, team_id",
    "mart.dim_rep, rep_id",
    "mart.dim_stage, stage",
    "mart.dim_metric, metric",
    "mart.dim_account, account_id",
    "mart.deal, deal_key"
  })
  void dimensionsHaveOneRowAMember(String table, String key) {
    assertThat(contract(table).grain()).containsExactly(key);
  }

  private static Dataset<Row> madeOfNothing(Table table) {
    SparkSession session = TestSession.fresh();
    SuiteConfig config = ConfigLoader.load(Path.of("../conf/stagecoach.conf"), Map.of());
    RunContext context =
        new RunContext(
            session,
            "contracts",
            config,
            new HashMap<>(Parameters.of(config, Instant.parse("2024-07-01T00:00:00Z"))));
    TableInputs nothing = name -> session.createDataFrame(List.<Row>of(), readable(name));
    return ContractedRows.of(table.contract(), table.rows(nothing, context));
  }

  private static List<String> shape(StructType schema) {
    return Arrays.stream(schema.fields())
        .map(field -> field.name() + " " + field.dataType().sql())
        .toList();
  }

  private static StructType readable(TableName name) {
    TableContract contract = contract(name.toString());
    return name.layer() == Layer.RAW ? new RawRows(contract, Map.of()).schema() : contract.schema();
  }

  private static TableContract contract(String name) {
    Map<String, Table> byName =
        TABLES.stream().collect(Collectors.toMap(table -> table.name().toString(), t -> t));
    return Objects.requireNonNull(byName.get(name), name).contract();
  }

  private static List<String> names(TableContract contract) {
    return contract.columns().stream().map(Column::name).toList();
  }

  private static List<String> types(Table table, Reference reference) {
    return types(table.contract(), reference.columns());
  }

  private static List<String> keyTypes(Reference reference) {
    return types(contract(reference.table().toString()), reference.key());
  }

  private static List<String> types(TableContract contract, List<String> columns) {
    return columns.stream().map(name -> contract.schema().apply(name).dataType().sql()).toList();
  }

  private static List<String> columns(Predicate<Column> wanted) {
    return columns(wanted, table -> true);
  }

  private static List<String> columns(Predicate<Column> wanted, Predicate<Table> of) {
    return TABLES.stream()
        .filter(of)
        .flatMap(
            table ->
                table.contract().columns().stream()
                    .filter(wanted)
                    .map(column -> table.name() + "." + column.name()))
        .toList();
  }
}
