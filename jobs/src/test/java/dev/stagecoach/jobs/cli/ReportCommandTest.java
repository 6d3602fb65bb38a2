package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a real warehouse: what it writes is what the marts hold. */
class ReportCommandTest {
  private static final Pattern TILE =
      Pattern.compile(
          "data-metric=\"(\\w+)\"><h3>[^<]*</h3><p class=\"tile-value\"><data value=\"([^\"]*)\"");

  @TempDir static Path folder;
  private static InventedWarehouse warehouse;

  @BeforeAll
  static void fillAWarehouse() {
    warehouse = InventedWarehouse.in(folder.resolve("warehouse"));
  }

  @Test
  void theTilesHaveTheValuesOfTheMart() throws IOException {
    Map<String, BigDecimal> published = new TreeMap<>();
    for (Row row :
        warehouse.rows(
            "mart.kpi",
            "period_grain = 'year' and period_start = date'2023-01-01' and level = 'company'"
                + " and segment = 'all' and attribution = 'event' and currency_basis = 'dated'")) {
      published.put(row.getAs("metric"), row.getAs("value"));
    }
    Path file = folder.resolve("reports/all.html");

    Screen screen = report(file, "--from", "2021");

    assertThat(screen.status()).as(screen.err()).isZero();
    assertThat(screen.out()).startsWith("Wrote " + file);
    Map<String, BigDecimal> shown = new TreeMap<>();
    TILE.matcher(Files.readString(file))
        .results()
        .forEach(tile -> shown.put(tile.group(1), new BigDecimal(tile.group(2))));
    assertThat(shown).hasSize(8);
    assertThat(published).containsAllEntriesOf(shown);
  }

  @Test
  void aWaterfallThatTheWarehouseLacksIsLeftOutWithAReason() throws IOException {
    Path file = folder.resolve("all.html");

    report(file, "--from", "2021");

    assertThat(Files.readString(file)).contains("this warehouse has no mart.pipeline_movement");
  }

  @Test
  void anUnknownTeamIsAUsageError() {
    Screen screen = report(folder.resolve("none.html"), "--team", "Nort East");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).contains("There is no team 'Nort East'; did you mean North East?");
    assertThat(folder.resolve("none.html")).doesNotExist();
  }

  @Test
  void aYearThatHasNotBegunIsAUsageError() {
    Screen screen = report(folder.resolve("none.html"), "--from", "2030");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).startsWith("Year 2030 has not begun by 2024-06-30");
  }

  private static Screen report(Path file, String... more) {
    return Screen.of(
        Stream.concat(
                Stream.of(
                    "report",
                    "--conf",
                    "../conf/stagecoach.conf",
                    "--warehouse",
                    warehouse.folder().toString(),
                    "--out",
                    file.toString()),
                Arrays.stream(more))
            .toArray(String[]::new));
  }
}
