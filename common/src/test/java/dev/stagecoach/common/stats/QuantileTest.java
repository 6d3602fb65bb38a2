package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileTest {

  private static final double[] ONE_TO_TEN = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

  /** The position is (10 - 1) * share from the first value, which R's type 7 gives too. */
  @ParameterizedTest
  @CsvSource({"0, 1", "0.25, 3.25", "0.5, 5.5", "0.75, 7.75", "0.9, 9.1", "1, 10"})
  void interpolatesBetweenNeighbours(double share, double expected) {
    assertThat(Quantile.of(ONE_TO_TEN, share).orElseThrow()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void medianOfAnOddSampleIsItsMiddle() {
    assertThat(Quantile.median(new double[] {1, 5, 100})).hasValue(5);
  }

  @Test
  void namedQuantilesAreThoseOfTheirShare() {
    assertThat(Quantile.p75(ONE_TO_TEN)).isEqualTo(Quantile.of(ONE_TO_TEN, 0.75));
    assertThat(Quantile.p90(ONE_TO_TEN)).isEqualTo(Quantile.of(ONE_TO_TEN, 0.9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 1})
  void oneValueIsEveryQuantile(double share) {
    assertThat(Quantile.of(new double[] {42}, share)).hasValue(42);
  }

  @Test
  void emptySampleHasNone() {
    assertThat(Quantile.median(new double[0])).isEmpty();
  }

  @Test
  void neverFallsAsTheShareRises() {
    double[] sample = {-3, -3, 0, 0.1, 7, 7, 7, 1e9};
    double previous = Double.NEGATIVE_INFINITY;
    for (int percent = 0; percent <= 100; percent++) {
      double next = Quantile.of(sample, percent / 100.0).orElseThrow();

      assertThat(next).isGreaterThanOrEqualTo(previous);
      previous = next;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void refusesWhatIsNoShare(double share) {
    assertThatThrownBy(() -> Quantile.of(ONE_TO_TEN, share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A quantile's share must lie between 0 and 1, but got " + share);
  }
}
