package dev.stagecoach.common.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.spark.sql.types.Decimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A cast in SQL takes a double by its shortest text; so must these. */
class DecimalsTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.00000000",
    "1, 1.00000000",
    "0.333333333333, 0.33333333",
    "0.666666666666, 0.66666667",
    "-0.666666666666, -0.66666667",
    "0.000000005, 0.00000001",
    "-0.000000005, -0.00000001",
    "0.001953125, 0.00195313",
    "0.000390625, 0.00039063"
  })
  void tiesAreRoundedAwayFromZero(double value, String expected) {
    assertThat(Decimals.of(value, 12, 8)).isEqualTo(decimal(new BigDecimal(expected)));
  }

  @Test
  void aNumberTooLargeForTheShortcutIsRoundedAllTheSame() {
    assertThat(Decimals.of(123456789012.3456785, 20, 6).toJavaBigDecimal())
        .isEqualTo(byText(123456789012.3456785, 6));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.000000",
    "12.5, 12.500000",
    "-0.000001, -0.000001",
    "9223372036854.775807, 9223372036854.775807",
    "9223372036854.775808, 9223372036854.775808",
    "-12345678901234567890.123456, -12345678901234567890.123456"
  })
  void aNumberKeepsItsValueWhetherOrNotALongHoldsIt(BigDecimal number, BigDecimal expected) {
    Decimal decimal = Decimals.of(number, 28, 6);

    assertThat(decimal.toJavaBigDecimal()).isEqualTo(expected);
    assertThat(decimal.precision()).isEqualTo(28);
  }

  @Test
  void aNumberWithMorePlacesIsRefused() {
    BigDecimal number = new BigDecimal("0.0000001");

    assertThatThrownBy(() -> Decimals.of(number, 28, 6))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("Rounding necessary");
  }

  @Test
  void nothingStaysNothing() {
    assertThat(Decimals.orNull(OptionalDouble.empty(), 12, 8)).isNull();
  }

  /** Quotients of small whole numbers, among which there are ties. */
  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithRoundingTheText(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      double share = (double) dice.nextInt(-5_000, 5_000) / (dice.nextInt(1, 40) * 512);

      assertThat(Decimals.of(share, 12, 8).toJavaBigDecimal()).isEqualTo(byText(share, 8));
    }
  }

  private static BigDecimal byText(double value, int places) {
    return new BigDecimal(Double.toString(value)).setScale(places, RoundingMode.HALF_UP);
  }

  private static Decimal decimal(BigDecimal value) {
    return Decimal.apply(value, 12, 8);
  }
}
