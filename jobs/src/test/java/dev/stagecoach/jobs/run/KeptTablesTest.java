package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.fault.SmallNights;
import dev.stagecoach.jobs.run.NightPlan.PlannedTable;
import dev.stagecoach.jobs.tables.SqlTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nights of a very small company: what each makes, and what it leaves as it is. */
class KeptTablesTest {
  private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-06-01T12:00:00Z"), ZoneOffset.UTC);
  private static final String DEALS = "id,name,amount,created_date";
  private static final String STATES = "id,_fivetran_start,stage_name,amount,close_date";

  @TempDir private Path folder;

  private final SparkSession session = TestSession.fresh();
  private TableGraph graph;
  private TableStore store;

  @BeforeEach
  void deliverTheFirstRows() throws IOException {
    graph = SmallNights.tables();
    store = new TableStore(folder.resolve("warehouse").toString());
    deliver("opportunity-1.csv", DEALS, "a,Tea,10,2024-01-05T08:00:00Z");
    deliver("opportunity_history-1.csv", STATES, "a,2024-01-05T08:00:00Z,open,10,2024-03-01");
  }

  @Test
  void aNightMakesOnlyWhatFollowsFromTheRowsThatAreNew() throws IOException {
    run(MARCH);
    deliver("opportunity-2.csv", DEALS, "b,Mate,20,2024-01-06T08:00:00Z");

    assertThat(made(run(MARCH))).containsExactly("core.deal", "core.reporting_unit", "mart.deal");
  }

  @Test
  void rowsThatAreKnownAlreadyMakeNothing() throws IOException {
    run(MARCH);
    deliver("opportunity-2.csv", DEALS, "a,Tea,10,2024-01-05T08:00:00Z");

    assertThat(run(MARCH).isUpToDate()).isTrue();
  }

  @Test
  void aQueryThatIsChangedMakesItsTableAndWhatIsMadeFromIt() {
    run(MARCH);
    graph = graphWith("mart.deal", table -> withCheck(table, "amount is not null"));

    assertThat(made(run(MARCH))).containsExactly("mart.deal");
  }

  @Test
  void aFullRunKeepsNothing() {
    run(MARCH);

    NightReport report = run(new NightRequest(config(), MARCH, true, Set.of()));

    assertThat(made(report)).hasSize(6);
  }

  @Test
  void aTableWhoseCheckStoppedARunStopsTheNextOneThoughItIsKept() {
    graph = graphWith("mart.deal", table -> withCheck(table, "amount > 1000"));
    assertThatThrownBy(() -> run(MARCH)).isInstanceOf(StagecoachException.class);
    long version = store.version(session, TableName.of("mart.deal"));

    assertThatThrownBy(() -> run(MARCH))
        .isInstanceOf(StagecoachException.class)
        .hasMessageContaining("1 of 1 rows break 'amount > 1000'");
    assertThat(store.version(session, TableName.of("mart.deal"))).isEqualTo(version);
  }

  @Test
  void numbersThatARefusedRunHadChangedAreNotedAsRestatedByTheNext() throws IOException {
    TableGraph usual = graph;
    run(MARCH);
    deliver("opportunity_history-2.csv", STATES, "a,2024-01-20T08:00:00Z,open,99,2024-03-01");
    graph = graphWith("mart.deal", table -> withCheck(table, "amount < 50"));
    assertThatThrownBy(() -> run(MARCH))
        .isInstanceOf(StagecoachException.class)
        .hasMessageContaining("break 'amount < 50'");
    graph = usual;

    NightReport report = run(MARCH);

    assertThat(made(report)).containsExactly("mart.deal");
    assertThat(store.read(session, TableName.of("ops.restatement")).count()).isEqualTo(1);
  }

  @Test
  void aTableThatSomethingElseHasWrittenIsMadeAgain() {
    run(MARCH);
    TableName deals = TableName.of("mart.deal");
    store.overwrite(deals, store.read(session, deals).limit(0), "by hand");

    assertThat(made(run(new NightRequest(config(), MARCH, false, Set.of(deals)))))
        .containsExactly("mart.deal");
  }

  @Test
  void thePlanNamesWhatWouldBeMadeAndWhy() throws IOException {
    run(MARCH);
    deliver("opportunity-2.csv", DEALS, "b,Mate,20,2024-01-06T08:00:00Z");

    NightPlan plan = night().plan(session, request(MARCH));

    assertThat(plan.made())
        .containsExactlyInAnyOrder(
            new PlannedTable(
                TableName.of("core.deal"), List.of("rows of raw.salesforce_opportunity")),
            new PlannedTable(TableName.of("core.reporting_unit"), List.of("rows of core.deal")),
            new PlannedTable(TableName.of("mart.deal"), List.of("rows of core.deal")));
  }

  @Test
  void thePlanOfAnotherDayNamesItsParameter() {
    run(MARCH);

    NightPlan plan = night().plan(session, request(APRIL));

    assertThat(plan.made())
        .contains(new PlannedTable(TableName.of("core.deal"), List.of("parameter as_of")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nightByNightIsAsAllAtOnce(long seed) throws IOException {
    Random chance = new Random(seed);
    for (int night = 2; night <= 4; night++) {
      deliverAnything(night, chance);
      run(
          new NightRequest(
              config(),
              chance.nextBoolean() ? MARCH : APRIL,
              false,
              chance.nextInt(3) > 0 ? Set.of() : Set.of(TableName.of("mart.kpi"))));
    }
    run(APRIL);
    Map<TableName, List<String>> nightByNight = rows();

    store = new TableStore(folder.resolve("at-once").toString());
    run(APRIL);

    assertThat(nightByNight).isEqualTo(rows());
  }

  private void deliverAnything(int night, Random chance) throws IOException {
    List<String> deals = new ArrayList<>(List.of(DEALS));
    List<String> states = new ArrayList<>(List.of(STATES));
    for (int i = 0; i < 3; i++) {
      char id = (char) ('a' + chance.nextInt(4));
      int day = 10 + chance.nextInt(19);
      int amount = chance.nextInt(100);
      if (chance.nextBoolean()) {
        deals.add("%s,Tea,%d,2024-0%d-%dT08:00:00Z".formatted(id, amount, night, day));
      }
      states.add(
          "%s,2024-0%d-%dT0%d:00:00Z,open,%d,2024-03-01"
              .formatted(id, 1 + chance.nextInt(3), day, i, amount));
    }
    deliver("opportunity-%d.csv".formatted(night), deals.toArray(String[]::new));
    deliver("opportunity_history-%d.csv".formatted(night), states.toArray(String[]::new));
  }

  private void deliver(String file, String... lines) throws IOException {
    Files.write(Files.createDirectories(folder.resolve("landing")).resolve(file), List.of(lines));
  }

  private dev.stagecoach.common.config.SuiteConfig config() {
    try {
      Path file =
          Files.writeString(
              folder.resolve("small.conf"),
              """
              source.path = "%s"
              sources { north { kind = salesforce, path = "." } }
              stages.canonical = [
                { name = open, position = 1 }
                { name = won, position = 2, kind = won }
                { name = lost, position = 3, kind = lost }
              ]
              funnels { sales { stages = [open] } }
              privacy.names = shown
              """
                  .formatted(folder.resolve("landing")));
      return ConfigLoader.load(file, Map.of());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Night night() {
    return new Night(graph, store, CLOCK, Progress.SILENT);
  }

  private NightRequest request(Instant asOf) {
    return new NightRequest(config(), asOf, false, Set.of());
  }

  private NightReport run(Instant asOf) {
    return run(request(asOf));
  }

  private NightReport run(NightRequest request) {
    return night().run(session, request);
  }

  private static List<String> made(NightReport report) {
    return report.steps().stream()
        .filter(step -> !step.isKept())
        .map(StepResult::step)
        .filter(step -> !step.equals("mart.data_quality") && !step.startsWith("ops."))
        .sorted()
        .toList();
  }

  private Map<TableName, List<String>> rows() {
    Map<TableName, List<String>> rows = new TreeMap<>();
    for (Layer layer : List.of(Layer.CORE, Layer.MART)) {
      for (TableName table : store.tables(session, layer)) {
        rows.put(
            table,
            store.read(session, table).collectAsList().stream()
                .map(row -> row.mkString("|"))
                .sorted()
                .toList());
      }
    }
    return rows;
  }

  private TableGraph graphWith(String name, java.util.function.UnaryOperator<Table> change) {
    return new TableGraph(
        graph.inOrder().stream()
            .map(table -> table.name().toString().equals(name) ? change.apply(table) : table)
            .toList());
  }

  private static Table withCheck(Table table, String rule) {
    TableContract contract = table.contract();
    return new SqlTable(
        new TableContract(
            contract.name(),
            contract.description(),
            contract.grain(),
            contract.columns(),
            List.of(new Check(Check.Level.FAIL, rule, "Odd.")),
            List.of(),
            List.of(),
            contract.write(),
            contract.parameters(),
            contract.settings(),
            contract.javaTable()),
        ((SqlTable) table).query());
  }
}
