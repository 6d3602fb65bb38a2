package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of the README on the public data, where it is at hand: what the commands answer is
 * held to what adding up the file by hand gives.
 */
class SalesOpportunitiesTest {
  private static final Path DATA =
      Path.of("../../shared/data/crm_sales_opportunities").toAbsolutePath().normalize();
  private static final Path EXAMPLE =
      Path.of("../conf/examples/crm_sales_opportunities.conf").toAbsolutePath().normalize();

  @TempDir static Path warehouse;
  private static Screen run;
  private static List<List<String>> answer;

  @BeforeAll
  static void runTheExample() {
    assumeThat(Files.isDirectory(DATA)).as("the public data at %s", DATA).isTrue();
    String[] settings = {
      "--conf", EXAMPLE.toString(),
      "--set", "source.path=" + DATA,
      "--warehouse", warehouse.toString()
    };
    run = Screen.of(words(Stream.of("run", "--as-of", "2018-01-01"), settings));
    Screen asked =
        Screen.of(
            words(
                Stream.of(
                    "query", "--format", "csv", "-f", EXAMPLE.toString().replace(".conf", ".sql")),
                settings));
    assertThat(asked.status()).as(asked.err()).isZero();
    answer = asked.out().lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
  }

  @Test
  void everyRowIsLoaded() {
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out() + run.err()).contains("8,920 rows read = 8,920 loaded + 0 duplicate");
  }

  @Test
  void theCompanyHasThePublishedFigures() {
    assertThat(answer.get(0))
        .containsExactly("company", "", "4238", "2473", "63.15", "10005534", "2360.91");
  }

  @Test
  void everyAgentHasTheFiguresOfTheFile() {
    assertThat(figures("agent")).isEqualTo(byHand(deal -> deal.get("sales_agent")));
  }

  @Test
  void everyManagerHasTheFiguresOfTheirAgents() {
    Map<String, String> managers = teams("manager");

    assertThat(figures("manager")).isEqualTo(byHand(deal -> managers.get(deal.get("sales_agent"))));
  }

  @Test
  void everyRegionalOfficeHasTheFiguresOfItsAgents() {
    Map<String, String> offices = teams("regional_office");

    assertThat(figures("office")).isEqualTo(byHand(deal -> offices.get(deal.get("sales_agent"))));
  }

  /** Won, lost and won amount by name. */
  private static Map<String, String> figures(String who) {
    return answer.stream()
        .filter(row -> row.get(0).equals(who))
        .collect(
            Collectors.toMap(
                row -> row.get(1),
                row -> String.join(" ", row.get(2), row.get(3), row.get(4), row.get(5)),
                (a, b) -> a,
                TreeMap::new));
  }

  private static Map<String, String> byHand(Function<Map<String, String>, String> who) {
    return rows("sales_pipeline.csv").stream()
        .filter(deal -> List.of("Won", "Lost").contains(deal.get("deal_stage")))
        .collect(
            Collectors.groupingBy(
                who,
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), SalesOpportunitiesTest::summed)));
  }

  private static String summed(List<Map<String, String>> deals) {
    Predicate<Map<String, String>> isWon = deal -> deal.get("deal_stage").equals("Won");
    long won = deals.stream().filter(isWon).count();
    long amount =
        deals.stream()
            .filter(isWon)
            .mapToLong(deal -> Long.parseLong(deal.get("close_value")))
            .sum();
    BigDecimal rate =
        BigDecimal.valueOf(100 * won)
            .divide(BigDecimal.valueOf(deals.size()), 2, RoundingMode.HALF_UP);
    return "%d %d %s %d".formatted(won, deals.size() - won, rate, amount);
  }

  private static Map<String, String> teams(String column) {
    return rows("sales_teams.csv").stream()
        .collect(Collectors.toMap(row -> row.get("sales_agent"), row -> row.get(column)));
  }

  private static List<Map<String, String>> rows(String file) {
    try {
      List<String> lines = Files.readAllLines(DATA.resolve(file));
      List<String> columns = List.of(lines.get(0).split(",", -1));
      return lines.stream()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(
              cells -> {
                Map<String, String> row = new TreeMap<>();
                for (int i = 0; i < cells.length; i++) {
                  row.put(columns.get(i), cells[i]);
                }
                return row;
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] words(Stream<String> first, String... more) {
    return Stream.concat(first, Stream.of(more)).toArray(String[]::new);
  }
}
