package dev.stagecoach.common.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.stagecoach.common.config.Business.CloseDateRule;
import dev.stagecoach.common.config.Business.Inclusion;
import dev.stagecoach.common.config.Stages.CanonicalStage;
import dev.stagecoach.common.config.Stages.StageKind;
import dev.stagecoach.common.config.Stages.StageMapping;
import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.time.DateRange;
import dev.stagecoach.common.time.FiscalYearName;
import dev.stagecoach.common.time.MonthFiscalCalendar;
import dev.stagecoach.common.time.PeriodGrain;
import dev.stagecoach.common.time.WeekFiscalCalendar;
import dev.stagecoach.common.time.WeekPattern;
import dev.stagecoach.common.time.YearEndRule;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  @TempDir Path folder;
  private SuiteConfig defaults;
  private SuiteConfig everyKey;

  @BeforeEach
  void loadBoth() {
    WrittenConfiguration files =
        WrittenConfiguration.in(folder)
            .with("every_key.conf", WrittenConfiguration.resource("every_key.conf"));
    defaults = files.load("valid.conf");
    everyKey = files.load("every_key.conf");
  }

  @Test
  void defaultsAreAsDocumented() {
    assertThat(defaults.business())
        .isEqualTo(
            new Business(
                "Company",
                ZoneId.of("UTC"),
                "USD",
                Optional.empty(),
                DayOfWeek.MONDAY,
                new MonthFiscalCalendar(Month.JANUARY, FiscalYearName.END),
                CloseDateRule.EVENT,
                0,
                Inclusion.INCLUDE,
                Inclusion.EXCLUDE));
    assertThat(defaults.sourcePath()).isEqualTo(".");
    assertThat(defaults.teams()).isEqualTo(new Teams(Optional.empty(), List.of()));
    assertThat(defaults.segments()).isEmpty();
    assertThat(defaults.marts()).isEqualTo(new Marts(Marts.Cuts.TELLING, false));
    assertThat(defaults.scorecards()).isEmpty();
    assertThat(defaults.coaching().grains()).containsExactly(PeriodGrain.QUARTER, PeriodGrain.YEAR);
    assertThat(defaults.coaching().isWithinUnit()).isFalse();
    assertThat(defaults.coaching().falseDiscoveryRate()).isEqualTo(0.1);
    assertThat(defaults.coaching().smallSample()).isEqualTo(10);
    assertThat(defaults.experiments()).isEmpty();
    assertThat(defaults.quality()).isEqualTo(new Quality(0.05, List.of()));
    assertThat(defaults.privacy().names()).isEqualTo(Privacy.Names.PSEUDONYMS);
    assertThat(defaults.privacy().key()).isEmpty();
    assertThat(defaults.operations()).isEqualTo(new Operations(Optional.empty(), Optional.empty()));
    assertThat(defaults.spark()).isEqualTo(new SparkSettings("local[*]", Map.of()));
    assertThat(defaults.warehouse()).isEqualTo(new Warehouse("warehouse"));
  }

  @Test
  void defaultsOfEntriesAreAsDocumented() {
    SourceSpec.Mapped source = defaults.sources(SourceSpec.Mapped.class).get(0);

    assertThat(source.path()).isEqualTo("crm");
    assertThat(source.timeZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(source.csv()).isEqualTo(new CsvFormat(',', '"', StandardCharsets.UTF_8));
    assertThat(source.feed("deals").orElseThrow())
        .isInstanceOfSatisfying(
            Feed.Files.class,
            feed -> {
              assertThat(feed.format()).isEqualTo(Feed.FileFormat.CSV);
              assertThat(feed.csv()).isEqualTo(source.csv());
            });
    assertThat(source.maps().get(0).where()).isEmpty();
    assertThat(defaults.stages().canonical().get(0))
        .isEqualTo(new CanonicalStage("first", "first", 1, StageKind.OPEN));
    assertThat(defaults.funnels())
        .containsExactly(
            new Funnel("sales", "sales", List.of("first", "second"), 90, List.of("*"), true));
  }

  @Test
  void everyKeyOfTheBusinessReachesItsField() {
    assertThat(everyKey.sourcePath()).isEqualTo("exports");
    assertThat(everyKey.business())
        .isEqualTo(
            new Business(
                "Other",
                ZoneId.of("Europe/Berlin"),
                "EUR",
                Optional.of(LocalDate.of(2024, 1, 31)),
                DayOfWeek.SUNDAY,
                new WeekFiscalCalendar(
                    WeekPattern.FOUR_FOUR_FIVE,
                    Month.JANUARY,
                    DayOfWeek.FRIDAY,
                    YearEndRule.NEAREST,
                    FiscalYearName.START),
                CloseDateRule.FIELD,
                60,
                Inclusion.EXCLUDE,
                Inclusion.INCLUDE));
    assertThat(everyKey.marts()).isEqualTo(new Marts(Marts.Cuts.ALL, true));
    assertThat(everyKey.quality())
        .isEqualTo(
            new Quality(0.1, List.of(new Freshness("crm", Optional.of(30), Optional.of(60)))));
    assertThat(everyKey.privacy().names()).isEqualTo(Privacy.Names.SHOWN);
    assertThat(everyKey.privacy().key()).contains(System.getenv().get("PATH"));
    assertThat(everyKey.operations())
        .isEqualTo(
            new Operations(
                Optional.of("metrics/suite.prom"),
                Optional.of(
                    new Lineage(
                        new Lineage.ToServer(
                            URI.create("https://lineage.example.com"),
                            Optional.of(System.getenv("PATH"))),
                        "north"))));
    assertThat(everyKey.spark())
        .isEqualTo(new SparkSettings("local[2]", Map.of("spark.sql.shuffle.partitions", "4")));
    assertThat(everyKey.warehouse()).isEqualTo(new Warehouse("elsewhere"));
  }

  @Test
  void whereRowsAreMadeAndKeptIsNothingThatTheyFollowFrom() {
    WrittenConfiguration.in(folder);
    SuiteConfig elsewhere =
        ConfigLoader.load(
            folder.resolve("valid.conf"),
            Map.of(
                "operations.metrics-file", "suite.prom",
                "spark.master", "spark://host:7077",
                "spark.settings.\"spark.executor.memory\"", "2g",
                "warehouse.path", "s3a://bucket/warehouse"));

    assertThat(elsewhere.digests()).isEqualTo(defaults.digests());
  }

  @Test
  void everyKeyOfSourcesReachesItsField() {
    SourceSpec.Mapped source = everyKey.sources(SourceSpec.Mapped.class).get(0);
    Feed.Files deals = (Feed.Files) source.feeds().get(0);
    Feed.Jdbc orders = (Feed.Jdbc) source.feeds().get(1);

    assertThat(source.path()).isEqualTo("exports/legacy");
    assertThat(source.timeZone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(source.csv()).isEqualTo(new CsvFormat(';', '\'', StandardCharsets.ISO_8859_1));
    assertThat(deals.format()).isEqualTo(Feed.FileFormat.JSON);
    assertThat(deals.files()).isEqualTo("deals.json");
    assertThat(deals.key()).containsExactly("id");
    assertThat(deals.csv()).isEqualTo(new CsvFormat('|', '`', StandardCharsets.UTF_16));
    assertThat(orders.connection())
        .isEqualTo(
            new Feed.Connection(
                "jdbc:postgresql://db.example/crm",
                Optional.of("reader"),
                Optional.of(System.getenv("PATH"))));
    assertThat(orders.query()).isEqualTo("select 1 as id");
  }

  @Test
  void everyKeyOfMapsReachesItsField() {
    SourceSpec.Mapped source = everyKey.sources(SourceSpec.Mapped.class).get(0);
    Mapping deal = source.mapsTo(MappedEntity.DEAL).get(0);
    Mapping milestone = source.mapsTo(MappedEntity.DEAL_MILESTONE).get(0);

    assertThat(deal.from()).isEqualTo("deals");
    assertThat(deal.where().orElseThrow().text()).isEqualTo("id is not null");
    assertThat(deal.column("stage_id").orElseThrow().text()).isEqualTo("stage");
    assertThat(milestone.milestones())
        .singleElement()
        .satisfies(
            reached -> {
              assertThat(reached.stage()).isEqualTo("Won");
              assertThat(reached.at().text()).isEqualTo("closed");
              assertThat(reached.at().origin().line()).isEqualTo(42);
            });
  }

  @Test
  void everyKeyOfStagesTeamsAndSegmentsReachesItsField() {
    assertThat(everyKey.stages().canonical())
        .containsExactly(
            new CanonicalStage("first", "First", 1, StageKind.OPEN),
            new CanonicalStage("won", "won", 90, StageKind.WON),
            new CanonicalStage("lost", "lost", 99, StageKind.LOST));
    assertThat(everyKey.stages().map())
        .containsExactly(
            new StageMapping("crm", "main", "A", "first", Optional.of(LocalDate.of(2022, 7, 1))));
    assertThat(everyKey.funnels())
        .contains(new Funnel("sales", "Sales", List.of("first"), 30, List.of("main"), true));
    assertThat(everyKey.teams())
        .isEqualTo(
            new Teams(
                Optional.of("crm"),
                List.of(
                    new Teams.Team("europe", "europe", Optional.empty()),
                    new Teams.Team("nordics", "Nordics", Optional.of("europe")))));
    assertThat(everyKey.segments())
        .singleElement()
        .satisfies(
            segment -> {
              assertThat(segment.label()).isEqualTo("Large");
              assertThat(segment.where().text()).isEqualTo("employees > 10");
            });
  }

  @Test
  void everyKeyOfActivitiesReachesItsField() {
    assertThat(everyKey.activities())
        .isEqualTo(
            new Activities(
                60,
                List.of("reached"),
                List.of("gone"),
                List.of("happy"),
                1,
                2,
                3,
                4,
                5,
                Optional.of("first")));
  }

  @Test
  void everyKeyOfScorecardsReachesItsField() {
    assertThat(everyKey.scorecards())
        .containsExactly(
            new Scorecard(
                "closers",
                "Closers",
                List.of("closer"),
                List.of("nordics"),
                PeriodGrain.QUARTER,
                true,
                4,
                List.of(
                    new Scorecard.Entry(
                        metric("win_rate"),
                        new Scorecard.Fixed(new BigDecimal("0.3")),
                        new BigDecimal("0.4")),
                    new Scorecard.Entry(
                        metric("deals_won"), new Scorecard.OfTarget(), new BigDecimal("0.6")))));
  }

  @Test
  void everyKeyOfCoachingReachesItsField() {
    assertThat(everyKey.coaching().grains()).containsExactly(PeriodGrain.MONTH);
    assertThat(everyKey.coaching().isWithinUnit()).isTrue();
    assertThat(everyKey.coaching().falseDiscoveryRate()).isEqualTo(0.2);
    assertThat(everyKey.coaching().smallSample()).isEqualTo(3);
    assertThat(everyKey.coaching().patterns())
        .contains(
            new Coaching.Pattern(
                "calls_without_wins",
                "Many calls, few wins",
                metric("median_calls"),
                metric("win_rate"),
                "Listen to a call together."));
  }

  @Test
  void everyKeyOfExperimentsReachesItsField() {
    assertThat(everyKey.experiments())
        .filteredOn(experiment -> !experiment.isByCondition())
        .containsExactly(
            new Experiment(
                "new_deck",
                "A new deck",
                LocalDate.of(2024, 1, 1),
                Optional.of(LocalDate.of(2024, 4, 1)),
                45,
                Experiment.Unit.DEAL,
                List.of("first", "won"),
                List.of(
                    listed("old", "Old deck", "crm:1", "crm:2"), listed("new", "new", "crm:3"))),
            new Experiment(
                "new_script",
                "new_script",
                LocalDate.of(2024, 1, 1),
                Optional.empty(),
                30,
                Experiment.Unit.REP,
                List.of("won"),
                List.of(listed("old", "old", "crm:7"), listed("new", "new", "crm:8"))));
  }

  private static Experiment.Variant listed(String name, String label, String... members) {
    return new Experiment.Variant(name, label, List.of(members), Optional.empty());
  }

  @Test
  void anExperimentAssignsDealsByWhatTheyFit() {
    assertThat(everyKey.experiments())
        .filteredOn(Experiment::isByCondition)
        .singleElement()
        .satisfies(
            experiment -> {
              assertThat(experiment.name()).isEqualTo("new_price");
              assertThat(experiment.unit()).isEqualTo(Experiment.Unit.DEAL);
              assertThat(experiment.variants())
                  .allSatisfy(variant -> assertThat(variant.members()).isEmpty())
                  .extracting(variant -> variant.dealsWhere().orElseThrow().text())
                  .containsExactly("pmod(crc32(deal_id), 2) = 0", "pmod(crc32(deal_id), 2) = 1");
            });
  }

  private Metric metric(String name) {
    return everyKey.metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyKeyOfMeasuresAndMetricsReachesItsField() {
    assertThat(everyKey.measures())
        .contains(
            new Measure(
                "stock",
                "Boxes in stock.",
                "boxes",
                true,
                true,
                false,
                false,
                "deal.closed_on",
                false,
                "core.stock_fact"));
    assertThat(everyKey.metrics())
        .contains(
            new Metric(
                "calls_per_win",
                "Calls per win",
                "Calls made for each deal won.",
                "calls",
                Metric.Direction.DOWN,
                Metric.Type.ACTIVITY,
                Metric.Timing.LEADING,
                Optional.of("sales operations"),
                true,
                "calls / deals won",
                Optional.of(Formula.parse("count(calls)")),
                Optional.of(Formula.parse("count(deals_won)")),
                Optional.empty(),
                Formula.parse("opening_count(stock)"),
                Optional.of(Formula.parse("20"))));
  }

  @Test
  void everyKeyOfCountedMeasuresReachesItsField() {
    CountedMeasure big = counted("big_deals");
    CountedMeasure prompt = counted("prompt_deals");

    assertThat(big.facts()).isEqualTo(FactTable.DEAL);
    assertThat(big.on().day()).isEqualTo("created_on");
    assertThat(big.ends()).map(FactTable.FactDate::day).hasValue("closed_on");
    assertThat(List.of(big.where(), big.value(), big.constantValue(), big.distinct()))
        .extracting(expression -> expression.map(ConfiguredExpression::text).orElse(""))
        .containsExactly("amount > 1000", "amount", "amount * 2", "account_id");
    assertThat(prompt.on().unit()).isEqualTo("current_unit_key");
    assertThat(prompt.conversion())
        .hasValueSatisfying(
            conversion -> {
              assertThat(conversion.when()).isPresent();
              assertThat(conversion.at()).isPresent();
              assertThat(conversion.withinDays()).hasValue(30);
            });
    assertThat(metric("prompt_share").numerator()).hasValue(Formula.parse("sum(prompt_deals)"));
    assertThat(metric("prompt_share").denominator()).hasValue(Formula.parse("count(prompt_deals)"));
  }

  private CountedMeasure counted(String name) {
    return everyKey.counted().stream()
        .filter(measure -> measure.measure().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyKeyOfPlanningReachesItsField() {
    Planning planning = everyKey.planning();

    assertThat(planning.historyMonths()).isEqualTo(12);
    assertThat(planning.draws()).isEqualTo(200);
    assertThat(planning.confidence()).isEqualTo(0.9);
    assertThat(planning.seed()).isEqualTo(7);
    assertThat(planning.goals())
        .containsExactly(
            new Planning.Goal(
                "north_star",
                "North Star",
                Optional.of("nordics"),
                new DateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1)),
                new BigDecimal("5000000"),
                OptionalDouble.of(100_000),
                OptionalDouble.of(0.25),
                planning.goals().get(0).origin()));
    assertThat(planning.goals().get(0).origin().source()).endsWith("every_key.conf");
  }

  @Test
  void everyKeyOfTargetsReachesItsField() {
    List<Planning.Target> targets = everyKey.planning().targets();

    assertThat(targets)
        .containsExactly(
            new Planning.Target(
                "nordic_wins",
                "Wins of the Nordics",
                Planning.Holder.team("nordics"),
                "deals_won",
                PeriodGrain.MONTH,
                new BigDecimal("12"),
                Optional.of(LocalDate.of(2025, 1, 1)),
                Optional.of(LocalDate.of(2026, 1, 1)),
                targets.get(0).origin()),
            new Planning.Target(
                "rep_win_rate",
                "rep_win_rate",
                Planning.Holder.rep("crm:7"),
                "win_rate",
                PeriodGrain.QUARTER,
                new BigDecimal("0.3"),
                Optional.empty(),
                Optional.empty(),
                targets.get(1).origin()));
  }

  @Test
  void aMetricOfTheSuiteStandsBesideThoseOfTheUser() {
    assertThat(everyKey.metrics())
        .extracting(Metric::name)
        .contains("win_rate", "arr", "calls_per_win", "median_calls");
  }

  @Test
  void aMetricOfTheSuiteThatIsSetToNullIsTakenOut() {
    SuiteConfig without =
        WrittenConfiguration.in(folder)
            .with("less.conf", "include \"valid.conf\"\nmetrics.arpa = null")
            .load("less.conf");

    assertThat(defaults.metrics()).extracting(Metric::name).contains("arpa", "win_rate");
    assertThat(without.metrics())
        .extracting(Metric::name)
        .contains("win_rate")
        .doesNotContain("arpa");
  }

  @Test
  void everyKeyIsSetToAnotherValueThanItsDefault() {
    Config reference = ConfigFactory.parseResources("reference.conf");
    Config written =
        ConfigFactory.parseString(WrittenConfiguration.resource("every_key.conf")).resolve();
    Set<String> kept = new TreeSet<>();

    collectKept(reference.root().withoutKey("defaults"), written.root(), "", kept);
    Map<String, List<ConfigValue>> entries =
        Map.ofEntries(
            entry("source", entries(written, "sources")),
            entry("feed", entries(written, "sources.crm.feeds")),
            entry("map", entries(written, "sources.crm.maps")),
            entry(
                "milestone",
                List.of(
                    written
                        .getConfigList("sources.crm.maps")
                        .get(1)
                        .getConfigList("milestones")
                        .get(0)
                        .root())),
            entry("stage", entries(written, "stages.canonical")),
            entry("stage-map", entries(written, "stages.map")),
            entry("funnel", entries(written, "funnels")),
            entry("team", entries(written, "teams.tree")),
            entry("segment", entries(written, "segments")),
            entry("measure", entries(written, "measures")),
            entry("metric", entries(written, "metrics")),
            entry("freshness", entries(written, "quality.freshness")),
            entry("goal", entries(written, "goals")),
            entry("target", entries(written, "targets")),
            entry("scorecard", entries(written, "scorecards")),
            entry("scorecard-metric", entries(written, "scorecards.closers.metrics")),
            entry("pattern", entries(written, "coaching.patterns")),
            entry("experiment", entries(written, "experiments")),
            entry(
                "variant",
                Stream.of("new_deck", "new_script", "new_price")
                    .map("experiments.%s.variants"::formatted)
                    .flatMap(path -> entries(written, path).stream())
                    .toList()));
    Config templates = reference.getConfig("defaults");
    assertThat(entries.keySet()).isEqualTo(templates.root().keySet());
    entries.forEach(
        (template, values) -> {
          ConfigObject together =
              values.stream()
                  .map(ConfigObject.class::cast)
                  .reduce(ConfigFactory.empty().root(), (a, b) -> b.withFallback(a));
          collectKept(templates.getConfig(template).root(), together, template, kept);
        });

    assertThat(kept).isEmpty();
  }

  private static List<ConfigValue> entries(Config written, String path) {
    ConfigValue value = written.getValue(path);
    return value instanceof ConfigObject object
        ? List.copyOf(object.values())
        : List.copyOf(written.getList(path));
  }

  private static void collectKept(
      ConfigObject reference, ConfigObject written, String path, Set<String> kept) {
    reference.forEach(
        (key, value) -> {
          String name = path.isEmpty() ? key : path + "." + key;
          ConfigValue own = written.get(key);
          if (value instanceof ConfigObject inner && !inner.isEmpty() && own != null) {
            collectKept(inner, (ConfigObject) own, name, kept);
          } else if (own == null || own.equals(value)) {
            kept.add(name);
          }
        });
  }
}
