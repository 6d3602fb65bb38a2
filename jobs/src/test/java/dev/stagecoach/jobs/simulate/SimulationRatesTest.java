package dev.stagecoach.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 20,000 deals, counted in the files: the truth is in them, and so is what was planted. */
class SimulationRatesTest {
  private static final long SEED = 7;
  private static final List<String> STAGES =
      List.of("prospecting", "qualification", "solution_fit", "proposal", "negotiation");

  @TempDir private static Path folder;

  private static SimulatedFiles files;
  private static Config truth;

  @BeforeAll
  static void simulate() {
    new Simulation(SimulatedCompany.of(20_000, SEED), 2).write(folder, deals -> {});
    files = new SimulatedFiles(folder);
    truth = ConfigFactory.parseFile(folder.resolve("truth.json").toFile());
  }

  @Test
  void conversionsCountedInSalesforceFilesAreTheTrueOnes() {
    check(ObservedFunnel.ofSalesforce(files), "units.north");
  }

  @Test
  void conversionsCountedInHubSpotFilesAreTheTrueOnes() {
    check(ObservedFunnel.ofHubSpot(files), "units.south");
  }

  @Test
  void historyHasAboutFiveRowsADeal() {
    int rows =
        files.rows("salesforce", "opportunity_history").size()
            + files.rows("hubspot", "deal_stage").size()
            + files.rows("hubspot", "deal_property_history").size();

    assertThat(rows / 20_000.0).isBetween(3.5, 5.6);
  }

  @Test
  void outcomesInTheTruthAreThoseOfTheFiles() {
    Map<String, Long> stages =
        files.rows("salesforce", "opportunity").stream()
            .filter(row -> row.get("is_deleted").equals("false"))
            .collect(
                Collectors.groupingBy(
                    row -> row.get("stage_name"), TreeMap::new, Collectors.counting()));

    assertThat(stages.get("Closed Won")).isEqualTo(truth.getLong("outcomes.north.won"));
    assertThat(stages.get("Closed Lost")).isEqualTo(truth.getLong("outcomes.north.lost"));
  }

  @Test
  void winsComeMoreOftenWithLargeAccounts() {
    Config sizes = truth.getConfig("traits.company_size");

    assertThat(sizes.getDouble("large.win_probability_north"))
        .isGreaterThan(sizes.getDouble("small.win_probability_north"));
    assertThat(sizes.getDouble("middle.odds_factor")).isCloseTo(0.34 / 0.30, within(1e-9));
  }

  @Test
  void deletedAndMergedDealsAreThoseOfTheTruth() {
    long deleted =
        files.rows("salesforce", "opportunity").stream()
                .filter(row -> row.get("is_deleted").equals("true"))
                .count()
            + files.rows("hubspot", "deal").stream()
                .filter(row -> row.get("is_deleted").equals("true"))
                .count();

    assertThat(deleted).isEqualTo(planted("deleted"));
    assertThat((long) files.rows("hubspot", "merged_deal").size()).isEqualTo(planted("merged"));
  }

  @Test
  void mergeChainsAreThoseOfTheTruth() {
    List<String> losers =
        files.rows("hubspot", "merged_deal").stream()
            .map(row -> row.get("merged_deal_id"))
            .toList();
    long chained =
        files.rows("hubspot", "merged_deal").stream()
            .filter(row -> losers.contains(row.get("deal_id")))
            .count();

    assertThat(chained).isEqualTo(planted("merged-chain")).isPositive();
  }

  @Test
  void duplicatesInTheFilesAreThoseOfTheTruth() {
    long repeated =
        repeated("salesforce", "opportunity_history", List.of("id", "_fivetran_start"))
            + repeated("hubspot", "deal_stage", List.of("deal_id", "_fivetran_start"))
            + repeated("hubspot", "deal_property_history", List.of("deal_id", "name", "timestamp"));

    assertThat(repeated).isEqualTo(planted("duplicate-row") + planted("resynced-row"));
  }

  @Test
  void renamedStageIsOldInThePastAndNewSince() {
    String renamed = truth.getString("options.stage_renamed_on");

    assertThat(files.rows("salesforce", "opportunity_history"))
        .filteredOn(row -> row.get("stage_name").equals("Needs Analysis"))
        .isNotEmpty()
        .allMatch(row -> row.get("_fivetran_start").compareTo(renamed + " ") < 0);
    assertThat(files.rows("salesforce", "opportunity_history"))
        .filteredOn(row -> row.get("stage_name").equals("Solution Fit"))
        .isNotEmpty()
        .allMatch(row -> row.get("last_modified_date").compareTo(renamed) >= 0);
  }

  @Test
  void leftTruncatedHistoriesBeginAfterCreation() {
    Map<String, String> firsts =
        files.rows("salesforce", "opportunity_history").stream()
            .collect(
                Collectors.toMap(
                    row -> row.get("id"),
                    row -> row.get("_fivetran_start"),
                    (one, other) -> one.compareTo(other) < 0 ? one : other));
    long truncated =
        files.rows("salesforce", "opportunity").stream()
            .filter(row -> firsts.get(row.get("id")).compareTo(row.get("created_date")) > 0)
            .count();

    assertThat(truncated).isEqualTo(planted("left-truncated")).isPositive();
  }

  @Test
  void gapsAreCurrentRecordsNewerThanTheirHistory() {
    Map<String, String> lasts =
        files.rows("salesforce", "opportunity_history").stream()
            .collect(
                Collectors.toMap(
                    row -> row.get("id"),
                    row -> row.get("last_modified_date"),
                    (one, other) -> one.compareTo(other) > 0 ? one : other));
    long gaps =
        files.rows("salesforce", "opportunity").stream()
            .filter(row -> lasts.get(row.get("id")).compareTo(row.get("last_modified_date")) < 0)
            .count();

    assertThat(gaps).isEqualTo(planted("history-gap")).isPositive();
  }

  @Test
  void everythingToBePlantedIsPlanted() {
    truth
        .getConfig("planted")
        .entrySet()
        .forEach(
            entry ->
                assertThat(((Number) entry.getValue().unwrapped()).longValue())
                    .as(entry.getKey())
                    .matches(count -> count > 0 || entry.getKey().equals("night-touch")));
    assertThat(truth.getConfig("planted").entrySet()).hasSizeGreaterThan(30);
  }

  private static void check(ObservedFunnel funnel, String unit) {
    String before =
        LocalDate.of(2025, 1, 1).minusDays(truth.getInt("resolved_within_days")).toString();
    for (int stage = 0; stage < STAGES.size(); stage++) {
      double rate = truth.getDouble(unit + ".conversion." + STAGES.get(stage));
      ObservedFunnel.Cohort cohort = funnel.cohort(stage, before);
      assertThat(cohort.standardErrorsFrom(rate))
          .as("%s %s: %s against %s", unit, STAGES.get(stage), cohort, rate)
          .isBetween(-3.5, 3.5);
    }
  }

  private static long repeated(String source, String table, List<String> key) {
    Map<List<String>, Long> counts =
        files.rows(source, table).stream()
            .collect(
                Collectors.groupingBy(
                    row -> key.stream().map(row::get).toList(), Collectors.counting()));
    return counts.values().stream().mapToLong(count -> count - 1).sum();
  }

  private static long planted(String kind) {
    return truth.getLong("planted." + kind);
  }
}
