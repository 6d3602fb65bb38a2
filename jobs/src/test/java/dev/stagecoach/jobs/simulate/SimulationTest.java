package dev.stagecoach.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of one simulation look like, whatever the seed. */
class SimulationTest {
  private static final long SEED = 42;
  private static final int DEALS = 4_000;

  @TempDir private static Path folder;

  private static SimulatedFiles files;
  private static Config truth;

  @BeforeAll
  static void simulate() {
    new Simulation(SimulatedCompany.of(DEALS, SEED), 2).write(folder, deals -> {});
    files = new SimulatedFiles(folder);
    truth = ConfigFactory.parseFile(folder.resolve("truth.json").toFile());
  }

  @Test
  void sameSeedGivesTheSameBytesOnAnyNumberOfThreads(@TempDir Path other) {
    new Simulation(SimulatedCompany.of(DEALS, SEED), 1).write(other, deals -> {});

    assertThat(new SimulatedFiles(other).contents()).isEqualTo(files.contents());
  }

  @Test
  void anotherSeedGivesAnotherHistory(@TempDir Path other) {
    new Simulation(SimulatedCompany.of(DEALS, SEED + 1), 2).write(other, deals -> {});

    assertThat(new SimulatedFiles(other).contents().get("salesforce/opportunity_history.csv"))
        .isNotEqualTo(files.contents().get("salesforce/opportunity_history.csv"));
  }

  @Test
  void everyRowIsWellFormedAndCountedInTheTruth() {
    Map<String, Long> told = new TreeMap<>();
    truth
        .getObject("rows")
        .keySet()
        .forEach(file -> told.put(file, truth.getLong("rows." + ConfigUtil.quoteString(file))));

    assertThat(files.counts()).isEqualTo(told);
  }

  @Test
  void everyDealIsThereOnce() {
    int all = files.rows("salesforce", "opportunity").size() + files.rows("hubspot", "deal").size();

    assertThat(all).isEqualTo(DEALS);
    assertThat(files.values("salesforce", "opportunity", "id"))
        .hasSize(files.rows("salesforce", "opportunity").size());
    assertThat(files.values("salesforce", "opportunity_history", "id"))
        .isEqualTo(files.values("salesforce", "opportunity", "id"));
  }

  @Test
  void salesforceReferencesLeadToRecords() {
    for (String table : List.of("opportunity", "opportunity_history", "task", "event", "lead")) {
      assertThat(files.values("salesforce", "user", "id"))
          .as(table)
          .containsAll(files.values("salesforce", table, "owner_id"));
    }
    for (String table : List.of("opportunity", "task", "event", "contact")) {
      assertThat(files.values("salesforce", "account", "id"))
          .as(table)
          .containsAll(files.values("salesforce", table, "account_id"));
    }
    assertThat(files.values("salesforce", "opportunity", "id"))
        .containsAll(files.values("salesforce", "task", "what_id"));
    assertThat(files.values("salesforce", "contact", "id"))
        .containsAll(files.values("salesforce", "task", "who_id"));
    assertThat(files.values("salesforce", "user_role", "id"))
        .containsAll(files.values("salesforce", "user", "user_role_id"));
  }

  @Test
  void hubSpotReferencesLeadToRecords() {
    for (String table :
        List.of("deal_stage", "deal_property_history", "deal_company", "engagement_deal")) {
      assertThat(files.values("hubspot", "deal", "deal_id"))
          .as(table)
          .containsAll(files.values("hubspot", table, "deal_id"));
    }
    assertThat(files.values("hubspot", "company", "id"))
        .containsAll(files.values("hubspot", "deal_company", "company_id"));
    assertThat(files.values("hubspot", "contact", "id"))
        .containsAll(files.values("hubspot", "engagement_contact", "contact_id"));
    assertThat(files.values("hubspot", "owner", "owner_id"))
        .containsAll(files.values("hubspot", "deal", "owner_id"));
    assertThat(files.values("hubspot", "deal_pipeline_stage", "stage_id"))
        .containsAll(files.values("hubspot", "deal_stage", "value"))
        .containsAll(files.values("hubspot", "deal", "deal_pipeline_stage_id"));
    for (String kind : List.of("call", "email", "meeting", "task", "note", "communication")) {
      assertThat(files.values("hubspot", "engagement", "id"))
          .as(kind)
          .containsAll(files.values("hubspot", "engagement_" + kind, "engagement_id"));
    }
  }

  @Test
  void referenceFilesSpeakOfKnownRepsTeamsAndDeals() {
    assertThat(files.values("reference", "teams", "team_id"))
        .containsAll(files.values("reference", "team_memberships", "team_id"))
        .containsAll(files.values("reference", "quotas", "team_id"));
    assertThat(files.values("reference", "reps", "rep_id"))
        .containsAll(files.values("reference", "quotas", "rep_id"))
        .isEqualTo(files.values("reference", "team_memberships", "rep_id"));
    assertThat(prefixed("north:", files.values("salesforce", "opportunity", "id")))
        .containsAll(starting("north:", files.values("reference", "fulfilment_costs", "deal_id")));
    assertThat(prefixed("south:", files.values("hubspot", "company", "id")))
        .containsAll(starting("south:", files.values("reference", "contracts", "account_id")));
  }

  @Test
  void everyCurrencyHasARateBeforeTheFirstDeal() {
    String firstDeal =
        files.values("salesforce", "opportunity", "created_date").stream()
            .min(String::compareTo)
            .orElseThrow();
    List<String> early =
        files.rows("reference", "exchange_rates").stream()
            .filter(row -> row.get("rate_on").compareTo(firstDeal) <= 0)
            .map(row -> row.get("currency"))
            .toList();

    assertThat(early)
        .containsAll(files.values("salesforce", "opportunity", "currency_iso_code"))
        .containsAll(files.values("hubspot", "deal", "property_deal_currency_code"));
  }

  @Test
  void membershipsOfARepDoNotOverlap() {
    Map<String, List<Map<String, String>>> byRep =
        files.rows("reference", "team_memberships").stream()
            .collect(Collectors.groupingBy(row -> row.get("rep_id")));

    byRep.values().stream()
        .filter(rows -> rows.size() > 1)
        .forEach(
            rows ->
                assertThat(rows.get(0).get("valid_to")).isEqualTo(rows.get(1).get("valid_from")));
    assertThat(byRep).isNotEmpty();
  }

  @Test
  void configurationBesideTheFilesIsReadWithoutAComplaint() {
    SuiteConfig config = ConfigLoader.load(folder.resolve("stagecoach.conf"), Map.of());

    assertThat(config.sources()).hasSize(3);
    assertThat(config.stages().map()).hasSize(23);
  }

  @Test
  void shippedConfigurationMapsTheSameStages() {
    Config written = ConfigFactory.parseFile(folder.resolve("stagecoach.conf").toFile());
    Config shipped = ConfigFactory.parseFile(Path.of("../conf/stages.conf").toFile());

    assertThat(shipped.getList("stages.map")).isEqualTo(written.getList("stages.map"));
    assertThat(shipped.getList("stages.canonical")).isEqualTo(written.getList("stages.canonical"));
  }

  @Test
  void folderOfSomethingElseIsLeftAlone(@TempDir Path other) throws IOException {
    Files.writeString(other.resolve("letter.txt"), "keep me");

    assertThatThrownBy(
            () -> new Simulation(SimulatedCompany.of(10, 1), 1).write(other, deals -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "holds other files; name an empty folder or one of an earlier simulation.");
    assertThat(other.resolve("letter.txt")).exists();
  }

  @Test
  void folderThatCannotBeWrittenToIsNamedWithTheReason(@TempDir Path other) throws IOException {
    Path file = Files.writeString(other.resolve("file"), "");

    assertThatThrownBy(
            () ->
                new Simulation(SimulatedCompany.of(10, 1), 1)
                    .write(file.resolve("below"), deals -> {}))
        .isInstanceOf(StagecoachException.class)
        .hasMessageStartingWith("Cannot write to " + file.resolve("below") + ": ")
        .hasMessageEndingWith("; name a folder with room that may be written to.");
  }

  @Test
  void earlierSimulationIsReplaced(@TempDir Path other) {
    new Simulation(SimulatedCompany.of(300, 1, 2, 0.1), 1).write(other, deals -> {});
    new Simulation(SimulatedCompany.of(50, 2), 1).write(other, deals -> {});

    assertThat(other.resolve("night-0001")).doesNotExist();
    assertThat(new SimulatedFiles(other).rows("salesforce", "opportunity")).hasSize(35);
  }

  @Test
  void oneDealIsACompanyToo(@TempDir Path other) {
    Map<String, Long> rows = new Simulation(SimulatedCompany.of(1, 3), 2).write(other, deals -> {});

    assertThat(rows).containsEntry("salesforce/opportunity.csv", 1L);
  }

  private static List<String> prefixed(String prefix, Collection<String> values) {
    return values.stream().map(value -> prefix + value).toList();
  }

  private static List<String> starting(String prefix, Collection<String> values) {
    return values.stream().filter(value -> value.startsWith(prefix)).toList();
  }
}
