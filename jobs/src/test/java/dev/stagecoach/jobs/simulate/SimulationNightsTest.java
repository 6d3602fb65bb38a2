package dev.stagecoach.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last nights as increments: what was delivered, taken together, is the whole history. */
class SimulationNightsTest {
  private static final int NIGHTS = 5;
  private static final String OPEN_END = "9999-12-31 23:59:59.000";

  @TempDir private static Path folder;

  private static SimulatedFiles files;

  @BeforeAll
  static void simulate() {
    SimulationOptions options = SimulatedCompany.of(6_000, 11, NIGHTS, 0.02);
    new Simulation(options, 2).write(folder, deals -> {});
    files = new SimulatedFiles(folder);
  }

  @Test
  void firstExtractKnowsNothingOfTheNights() {
    String first = LocalDate.of(2025, 1, 1).minusDays(NIGHTS).toString();

    assertThat(files.rows("salesforce", "opportunity_history"))
        .allMatch(row -> row.get("_fivetran_start").compareTo(first) < 0)
        .allMatch(
            row ->
                row.get("_fivetran_end").equals(OPEN_END)
                    || row.get("_fivetran_end").compareTo(first) < 0);
    assertThat(files.rows("hubspot", "deal_property_history"))
        .allMatch(row -> row.get("timestamp").compareTo(first) < 0);
    assertThat(files.rows("salesforce", "opportunity"))
        .allMatch(row -> row.get("last_modified_date").compareTo(first) < 0);
  }

  @Test
  void eachNightTouchesAboutTheWantedShareOfDeals() {
    Map<String, Set<String>> touched = new TreeMap<>();
    for (Map<String, String> row : files.nightRows("salesforce", "opportunity")) {
      touched.computeIfAbsent(row.get("night"), night -> new HashSet<>()).add(row.get("id"));
    }
    for (Map<String, String> row : files.nightRows("hubspot", "deal")) {
      touched.computeIfAbsent(row.get("night"), night -> new HashSet<>()).add(row.get("deal_id"));
    }

    assertThat(touched).hasSize(NIGHTS);
    assertThat(touched.values().stream().mapToInt(Set::size).average().orElseThrow() / 6_000)
        .isBetween(0.012, 0.03);
  }

  @Test
  void latestRowsOfEachDealFollowOneAnotherWithoutGap() {
    for (List<Map<String, String>> history : histories("salesforce", "opportunity_history", "id")) {
      checkChain(history);
    }
    for (List<Map<String, String>> history : histories("hubspot", "deal_stage", "deal_id")) {
      checkChain(history);
    }
  }

  @Test
  void nightlyFilesNeverReplaceThoseOfTheFirstExtract() {
    Set<String> first = new HashSet<>();
    List<String> clashes = new ArrayList<>();
    for (String file : files.counts().keySet()) {
      String delivered = file.replaceFirst("^night-\\d{4}/", "");
      if (!first.add(delivered)) {
        clashes.add(file);
      }
    }

    assertThat(clashes).isEmpty();
  }

  @Test
  void nightsAlsoBringReferenceData() {
    assertThat(files.nightRows("reference", "exchange_rates")).isEmpty();
    assertThat(files.nightRows("reference", "contracts")).isNotEmpty();
  }

  @Test
  void withoutNightsTheSameEventsComeAtOnce(@TempDir Path other) {
    SimulationOptions options = SimulatedCompany.of(2_000, 11, 3, 0);
    new Simulation(options, 1).write(folder(other, "nights"), deals -> {});
    new Simulation(SimulatedCompany.of(2_000, 11, 0, 0), 1)
        .write(folder(other, "once"), deals -> {});
    SimulatedFiles inNights = new SimulatedFiles(other.resolve("nights"));
    SimulatedFiles atOnce = new SimulatedFiles(other.resolve("once"));

    Set<String> delivered = starts(inNights.rows("hubspot", "deal_property_history"));
    delivered.addAll(starts(inNights.nightRows("hubspot", "deal_property_history")));

    assertThat(delivered).isEqualTo(starts(atOnce.rows("hubspot", "deal_property_history")));
  }

  private static Path folder(Path parent, String name) {
    return parent.resolve(name);
  }

  private static Set<String> starts(List<Map<String, String>> rows) {
    return rows.stream()
        .map(row -> row.get("deal_id") + row.get("name") + row.get("timestamp") + row.get("value"))
        .collect(Collectors.toSet());
  }

  /** By deal: the row of each start that was synchronised last, in order of start. */
  private static Iterable<List<Map<String, String>>> histories(
      String source, String table, String id) {
    List<Map<String, String>> all = new ArrayList<>(files.rows(source, table));
    all.addAll(files.nightRows(source, table));
    all.sort(Comparator.comparing(row -> row.get("_fivetran_synced")));
    Map<String, TreeMap<String, Map<String, String>>> byDeal = new TreeMap<>();
    for (Map<String, String> row : all) {
      byDeal
          .computeIfAbsent(row.get(id), deal -> new TreeMap<>())
          .put(row.get("_fivetran_start"), row);
    }
    return byDeal.values().stream()
        .map(rows -> (List<Map<String, String>>) new ArrayList<>(rows.values()))
        .toList();
  }

  private static void checkChain(List<Map<String, String>> history) {
    for (int i = 0; i < history.size(); i++) {
      boolean isLast = i + 1 == history.size();
      String end = history.get(i).get("_fivetran_end");
      assertThat(history.get(i).get("_fivetran_active")).isEqualTo(isLast ? "true" : "false");
      if (isLast) {
        assertThat(end).isEqualTo(OPEN_END);
      } else {
        assertThat(end).isLessThan(history.get(i + 1).get("_fivetran_start"));
      }
    }
  }
}
