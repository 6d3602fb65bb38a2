package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.jobs.oracle.SharedSuite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The SQL that explains a number gives the number: where it does not, the command fails. The
 * company is the one that the oracle is compared over.
 */
@ExtendWith(SharedSuite.Provider.class)
class ExplainCommandTest {

  @ParameterizedTest
  @CsvSource({
    "arpa, --period=2024",
    "net_revenue_retention, --period=2024-Q2",
    "quota_attainment, --period=FY2024-Q3",
    "pipeline_coverage, --period=2024-Q1"
  })
  void theSqlOfANumberGivesTheNumber(String metric, String period, SharedSuite shared) {
    Screen screen = explain(shared, metric, period);

    assertThat(screen.err()).isEmpty();
    assertThat(screen.status()).isZero();
    assertThat(screen.out()).containsPattern("SQL below gives +[-\\w.]+, the same");
  }

  @Test
  void aTeamsNumberComesWithTheDealsBehindIt(SharedSuite shared) {
    Screen screen = explain(shared, "deals_won", "--team=unit-north", "--period=2024", "--limit=2");

    assertThat(screen.status()).isZero();
    assertThat(screen.out().lines())
        .contains("Deals won (deals_won)", "Deals whose standing close is a win.")
        .anyMatch(line -> line.matches("  numerator +count\\(deals_won\\)"))
        .anyMatch(line -> line.contains("and closed_on >= date'2024-01-01'"))
        .anyMatch(line -> line.matches("\\d+ behind deals_won, the newest 2 of them .*"))
        .filteredOn(line -> line.startsWith("north:"))
        .hasSize(2)
        .allMatch(line -> line.contains(" won "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          win_rat --period=2024 ~ There is no metric 'win_rat'; did you mean win_rate?
          win_rate --period=soon ~ 'soon' is no period; write e.g. 2025, 2025-Q1, 2025-03 or FY2025.
          win_rate --period=2024 --team=unit-nord ~ There is no team 'unit-nord'; mart.dim_team lists all.
          win_rate --period=2024 --segment=al ~ There is no segment 'al'; did you mean all?
          win_rate --period=2024 --team=a --rep=b ~ Give either --team or --rep.
          """)
  void whatIsNotThereIsSaidInASentence(String arguments, String sentence, SharedSuite shared) {
    Screen screen = explain(shared, arguments.split(" ", -1));

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).contains(sentence);
  }

  private static Screen explain(SharedSuite shared, String... arguments) {
    List<String> words = new ArrayList<>(List.of("explain"));
    words.addAll(shared.options());
    words.addAll(List.of(arguments));
    return Screen.of(words.toArray(String[]::new));
  }
}
