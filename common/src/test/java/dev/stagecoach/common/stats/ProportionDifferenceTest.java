package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionDifferenceTest {

  /** Newcombe, R. G. (1998), Statistics in Medicine 17: 873-890, table II, method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80,  0.0524, 0.3339",
    " 9, 10,  3, 10,  0.1705, 0.8090",
    " 6,  7,  2,  7,  0.0582, 0.8062",
    " 5, 56,  0, 29, -0.0381, 0.1926",
    " 0, 10,  0, 20, -0.1611, 0.2775",
    " 0, 10,  0, 10, -0.2775, 0.2775",
    "10, 10,  0, 20,  0.6791, 1.0000",
    "10, 10,  0, 10,  0.6075, 1.0000"
  })
  void agreesWithNewcombesTable(
      long successes, long trials, long otherSuccesses, long otherTrials, double low, double high) {
    ProportionDifference found =
        ProportionDifference.of(successes, trials, otherSuccesses, otherTrials).orElseThrow();

    assertThat(found.low()).isCloseTo(low, within(0.00005));
    assertThat(found.high()).isCloseTo(high, within(0.00005));
  }

  @Test
  void exchangingTheTwoMirrorsTheInterval() {
    ProportionDifference found = ProportionDifference.of(5, 56, 2, 29).orElseThrow();
    ProportionDifference exchanged = ProportionDifference.of(2, 29, 5, 56).orElseThrow();

    assertThat(exchanged.difference()).isCloseTo(-found.difference(), within(1e-15));
    assertThat(exchanged.low()).isCloseTo(-found.high(), within(1e-15));
  }

  @Test
  void aDesignEffectOfTwoIsTheIntervalOfHalfAsMany() {
    ProportionDifference clustered = ProportionDifference.of(40, 100, 30, 120, 2).orElseThrow();
    ProportionDifference half = ProportionDifference.of(20, 50, 15, 60).orElseThrow();

    assertThat(clustered.low()).isCloseTo(half.low(), within(1e-12));
    assertThat(clustered.high()).isCloseTo(half.high(), within(1e-12));
  }

  @Test
  void nothingTriedOnOneSideGivesNone() {
    assertThat(ProportionDifference.of(0, 0, 3, 10)).isEmpty();
    assertThat(ProportionDifference.of(3, 10, 0, 0)).isEmpty();
  }

  @Test
  void refusesADesignEffectBelowOne() {
    assertThatThrownBy(() -> ProportionDifference.of(3, 10, 3, 10, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A design effect is at least 1, but got 0.5");
  }
}
