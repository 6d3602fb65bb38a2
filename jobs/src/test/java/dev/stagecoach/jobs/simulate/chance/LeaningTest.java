package dev.stagecoach.jobs.simulate.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeaningTest {
  private static final Leaning LEANING = Leaning.of(List.of(0.2, 0.8), List.of(0.6, 0.4));

  @Test
  void traitMultipliesTheOddsOfWinning() {
    assertThat(LEANING.oddsFactor(1)).isCloseTo(2.0, within(1e-12));
    // Of 100 deals 25 win, 20 of them with the trait; of the 75 others 30 have it: 20 of 50.
    assertThat(LEANING.winProbability(1, 0.25)).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void oddsFactorIsTheRatioOfOdds() {
    double with = LEANING.winProbability(1, 0.25);

    assertThat(with / (1 - with)).isCloseTo(0.25 / 0.75 * LEANING.oddsFactor(1), within(1e-12));
  }

  @Test
  void bothListsHaveTheSameLength() {
    assertThatThrownBy(() -> Leaning.of(List.of(1.0), List.of(0.5, 0.5)))
        .hasMessageContaining("differ in length");
  }
}
