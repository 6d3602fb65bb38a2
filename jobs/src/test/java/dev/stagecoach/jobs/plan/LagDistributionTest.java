package dev.stagecoach.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagDistributionTest {
  /** A fifth of all entries is won in the end: half of these by day 30, four fifths by day 60. */
  private final LagDistribution lag =
      LagDistribution.of(new TreeMap<>(Map.of(30, 0.10, 60, 0.16, 90, 0.20)));

  @ParameterizedTest
  @CsvSource({
    "-1, 0",
    "0, 0",
    "15, 0.25",
    "30, 0.5",
    "45, 0.65",
    "60, 0.8",
    "75, 0.9",
    "90, 1",
    "500, 1"
  })
  void theShareGrowsStraightBetweenTheHorizons(double days, double share) {
    assertThat(lag.within(days)).isCloseTo(share, within(1e-12));
  }

  @Test
  void aWeekHasTheShareBetweenItsEnds() {
    // Half in 30 days is a sixtieth a day, seven sixtieths a week.
    assertThat(lag.inWeek(0)).isCloseTo(7 / 60.0, within(1e-12));
  }

  @Test
  void nothingKnownMeansAtOnce() {
    assertThat(LagDistribution.NONE.inWeek(0)).isEqualTo(1);
  }

  @Test
  void neverWonMeansAtOnceToo() {
    assertThat(LagDistribution.of(new TreeMap<>(Map.of(30, 0.0))).inWeek(0)).isEqualTo(1);
  }
}
