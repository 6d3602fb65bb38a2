package dev.stagecoach.jobs.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SHARE | 0.24135       | 24.1 %
          MONEY | 41234567.89   | 41.2 M
          MONEY | 4123456.78    | 4.12 M
          MONEY | 4123456789    | 4.12 B
          MONEY | 23456.5       | 23,457
          MONEY | -1500000      | −1.50 M
          DAYS  | 63.25         | 63.3 days
          RATIO | 3.456         | 3.46 ×
          COUNT | 1234          | 1,234
          """)
  void numbersAreShortForReading(Scale scale, BigDecimal value, String shown) {
    assertThat(scale.text(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SHARE | 0.250 | 0.241 | +0.9 points
          MONEY | 90    | 120   | −25.0 %
          MONEY | 90    | -120  | +175.0 %
          DAYS  | 60    | 63.5  | −3.5 days
          COUNT | 5     | 0     | –
          SHARE | 0.1   | 0     | +10.0 points
          MONEY | 100   | 100.001 | ±0.0 %
          """)
  void sharesChangeByPointsAndAmountsByPerCent(
      Scale scale, BigDecimal now, BigDecimal before, String change) {
    assertThat(scale.change(now, before)).isEqualTo(change);
  }

  @Test
  void whatIsNotKnownIsNeverZero() {
    assertThat(Scale.MONEY.text(null)).isEqualTo("–");
    assertThat(Scale.MONEY.change(null, BigDecimal.ONE)).isEqualTo("–");
  }

  @Test
  void theExactValueStandsBehindTheShortOne() {
    assertThat(Scale.SHARE.html(new BigDecimal("0.24135000")))
        .hasToString("<data value=\"0.24135000\">24.1 %</data>");
  }
}
