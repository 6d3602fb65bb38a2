package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionIntervalTest {

  private static final Offset<Double> ROUNDING = within(1e-12);

  @Test
  void threeOfTenGiveElevenToSixtyPercent() {
    ProportionInterval interval = wilson(3, 10);

    assertThat(interval.low()).isCloseTo(0.108, within(0.0005));
    assertThat(interval.high()).isCloseTo(0.603, within(0.0005));
  }

  /** Newcombe, R. G. (1998), Statistics in Medicine 17: 857-872, table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0,   20, 0.0000, 0.1611",
    "1,   29, 0.0061, 0.1718"
  })
  void agreesWithNewcombesTable(long successes, long trials, double low, double high) {
    ProportionInterval interval = wilson(successes, trials);

    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  @Test
  void agreesWithAnotherImplementationForAllSmallSamples() {
    for (int trials = 1; trials <= 50; trials++) {
      for (int successes = 0; successes <= trials; successes++) {
        Interval other =
            BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials, successes, 0.05);
        ProportionInterval ours = wilson(successes, trials);

        assertThat(ours.low()).isCloseTo(other.getLowerBound(), ROUNDING);
        assertThat(ours.high()).isCloseTo(other.getUpperBound(), ROUNDING);
      }
    }
  }

  @Test
  void nothingTriedGivesNoInterval() {
    assertThat(ProportionInterval.wilson(0, 0)).isEmpty();
  }

  @Test
  void noSuccessesStartAtZeroExactly() {
    assertThat(wilson(0, 7).low()).isEqualTo(0);
  }

  @Test
  void successesOnlyEndAtOneExactly() {
    assertThat(wilson(7, 7).high()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 4", "3, 10", "0, 12", "499, 1000"})
  void failuresHaveTheMirroredInterval(long successes, long trials) {
    ProportionInterval interval = wilson(successes, trials);
    ProportionInterval mirrored = wilson(trials - successes, trials);

    assertThat(mirrored.low()).isCloseTo(1 - interval.high(), ROUNDING);
    assertThat(mirrored.high()).isCloseTo(1 - interval.low(), ROUNDING);
  }

  @Test
  void moreTrialsNarrowIt() {
    assertThat(wilson(300, 1000).width()).isLessThan(wilson(3, 10).width());
  }

  @ParameterizedTest
  @CsvSource({"-1, 10", "11, 10", "1, 0", "0, -1"})
  void refusesSuccessesBeyondTheTrials(long successes, long trials) {
    assertThatThrownBy(() -> ProportionInterval.wilson(successes, trials))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Successes must lie between 0 and the trials, but got %d of %d", successes, trials);
  }

  @Test
  void refusesEndsInTheWrongOrder() {
    assertThatThrownBy(() -> new ProportionInterval(0.6, 0.4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.6 to 0.4");
  }

  private static ProportionInterval wilson(long successes, long trials) {
    return ProportionInterval.wilson(successes, trials).orElseThrow();
  }
}
