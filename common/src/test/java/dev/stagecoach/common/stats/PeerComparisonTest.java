package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stagecoach.common.stats.PeerComparison.Moments;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PeerComparisonTest {

  /**
   * Peers 4, 6, 8: mean 6, s = 2. The value 1 lies t = -5 / (2 sqrt(4/3)) = -2.165 away; Student's
   * distribution with two degrees of freedom has a closed form, 1/2 + t / (2 sqrt(2 + t^2)).
   */
  @Test
  void oneValueIsComparedWithThePrediction() {
    double t = -5 / (2 * Math.sqrt(4.0 / 3));

    assertThat(PeerComparison.lowerThan(1, new double[] {4, 6, 8}))
        .isCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), within(1e-12));
  }

  @Test
  void fewerThanTwoPeersOrEqualOnesTellNothing() {
    assertThat(PeerComparison.lowerThan(1, new double[] {5})).isEqualTo(1);
    assertThat(PeerComparison.lowerThan(1, new double[] {5, 5, 5})).isEqualTo(1);
  }

  /**
   * Extra sleep under two drugs (Student 1908, Biometrika 6: 1-25), the data set {@code sleep} of
   * R: {@code t.test(extra ~ group, var.equal = TRUE)} gives a two-sided p of 0.07919.
   */
  @Test
  void agreesWithStudentsSleepData() {
    Moments first = moments(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);
    Moments second = moments(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);

    assertThat(PeerComparison.lowerMean(first, second)).isCloseTo(0.07919 / 2, within(0.000005));
  }

  @Test
  void oneDealIsComparedByTheVarianceOfThePeers() {
    assertThat(PeerComparison.lowerMean(moments(1), moments(4, 6, 8)))
        .isCloseTo(PeerComparison.lowerThan(1, new double[] {4, 6, 8}), within(1e-12));
  }

  @Test
  void noDealOrEqualOnesTellNothing() {
    assertThat(PeerComparison.lowerMean(moments(), moments(4, 5, 6))).isEqualTo(1);
    assertThat(PeerComparison.lowerMean(moments(4, 4), moments(4, 4, 4))).isEqualTo(1);
  }

  @Test
  void twoStandardErrorsAreRareAndRarerWithMoreDegreesOfFreedom() {
    assertThat(PeerComparison.twoSided(-1.959964, 0)).isCloseTo(0.05, within(1e-6));
    assertThat(PeerComparison.twoSided(1.959964, 4)).isGreaterThan(0.05);
  }

  /** Two of twelve events where half are expected: (1 + 12 + 66) / 2^12. */
  @Test
  void eventsFollowWhatTheyComeFrom() {
    assertThat(PeerComparison.fewerEvents(2, 50, 10, 50)).isCloseTo(79 / 4096.0, within(1e-12));
  }

  @Test
  void noEventsOrNothingTheyCouldComeFromTellNothing() {
    assertThat(PeerComparison.fewerEvents(0, 50, 0, 50)).isEqualTo(1);
    assertThat(PeerComparison.fewerEvents(0, 0, 5, 50)).isEqualTo(1);
  }

  private static Moments moments(double... values) {
    return Moments.of(
        values.length,
        Arrays.stream(values).sum(),
        Arrays.stream(values).map(value -> value * value).sum());
  }
}
