package dev.stagecoach.common.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
  private static final Map<String, String> KNOWN =
      Map.of(
          "count(won)", "3",
          "count(lost)", "7",
          "sum(revenue)", "1000.10",
          "count(none)", "0",
          "opening_sum(arr)", "10",
          "count(paid)", "2",
          "sum(paid)", "41",
          "quantile(paid, 0.5)", "20",
          "quantile(paid, 0.9)", "33");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          count(won) / (count(won) + count(lost)) ~ 0.3
          count(won) + count(lost) * 2            ~ 17
          count(lost) - count(won) - 1            ~ 3
          12 / 2 / 3                              ~ 2
          sum(revenue) * 2                        ~ 2000.20
          opening_sum(arr)-0.5                    ~ 9.5
          positive(count(lost) - count(won))      ~ 4
          first_known(sum(quota), count(lost))    ~ 7
          average(paid)                           ~ 20.5
          median(paid)                            ~ 20
          quantile(paid, 0.9)                     ~ 33
          """)
  void arithmeticFollowsTheRulesOfSchool(String formula, BigDecimal value) {
    assertThat(value(formula))
        .hasValueSatisfying(found -> assertThat(found).isEqualByComparingTo(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          count(won) / count(none)
          sum(quota)
          sum(quota) + 1
          positive(count(won) - count(lost))
          positive(count(none))
          first_known(sum(quota), count(won) / count(none))
          """)
  void whatIsUnknownOrHasNoDenominatorHasNoValue(String formula) {
    assertThat(value(formula)).isEmpty();
  }

  @Test
  void quotientsAreNotRoundedOnTheWay() {
    assertThat(value("count(won) / count(lost) * 7"))
        .hasValueSatisfying(
            found ->
                assertThat(found)
                    .isBetween(new BigDecimal("2.999999999999"), new BigDecimal("3.000000000001")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          won                ~ 'won' stands alone; say what of it, e.g. count(won) or sum(won)
          count(won) +       ~ it ends where a measure or number should stand
          count(won) count(lost) ~ 'count' stands where an operator should
          quantile(won, half) ~ 'half' stands where a share from 0 to 1 should, e.g. quantile(won, 0.9)
          last_months(sum(won)) ~ 'sum' stands where a number of months should, e.g. last_months(12, sum(revenue))
          mean(won)          ~ 'mean' is no function; there are count, sum, distinct, quantile, opening_count, opening_sum, average, median, days, weeks, months, positive, first_known, metric, year_to_date, fiscal_year_to_date, all_to_date, last_months
          count(won; drop)   ~ '; drop)' cannot be read
          * 2                ~ '*' stands where a measure or number should
          """)
  void aTextThatIsNoFormulaIsRefusedWithTheReason(String text, String reason) {
    assertThatThrownBy(() -> Formula.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  private static Optional<BigDecimal> value(String formula) {
    return Formula.parse(formula)
        .value(term -> Optional.ofNullable(KNOWN.get(term.toString())).map(BigDecimal::new));
  }
}
