package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShrinkageTest {

  /**
   * Thirteen trials of the BCG vaccine against tuberculosis, infected and not infected with and
   * without vaccination (Colditz, G. A. and others 1994, Journal of the American Medical
   * Association 271: 698-702): the logarithms of the relative risks and their variances.
   */
  private static final int[][] TRIALS = {
    {4, 119, 11, 128},
    {6, 300, 29, 274},
    {3, 228, 11, 209},
    {62, 13536, 248, 12619},
    {33, 5036, 47, 5761},
    {180, 1361, 372, 1079},
    {8, 2537, 10, 619},
    {505, 87886, 499, 87892},
    {29, 7470, 45, 7232},
    {17, 1699, 65, 1600},
    {186, 50448, 141, 27197},
    {5, 2493, 3, 2338},
    {27, 16886, 29, 17825}
  };

  /** R, package metafor: {@code rma(yi, vi, method = "DL")} gives tau^2 0.3088, mean -0.7141. */
  @Test
  void agreesWithMetaforOnTheTrialsOfAVaccine() {
    double[] estimates = new double[TRIALS.length];
    double[] errors = new double[TRIALS.length];
    for (int i = 0; i < TRIALS.length; i++) {
      double treated = TRIALS[i][0] + TRIALS[i][1];
      double untreated = TRIALS[i][2] + TRIALS[i][3];
      estimates[i] = Math.log(TRIALS[i][0] / treated / (TRIALS[i][2] / untreated));
      errors[i] = 1.0 / TRIALS[i][0] - 1 / treated + 1.0 / TRIALS[i][2] - 1 / untreated;
    }

    Shrinkage found = Shrinkage.of(estimates, errors);

    assertThat(found.variance()).isCloseTo(0.3088, within(0.00005));
    assertThat(found.mean()).isCloseTo(-0.7141, within(0.00005));
  }

  @Test
  void estimatesThatDifferByNoMoreThanChanceAreNotToBeBelieved() {
    Shrinkage found = Shrinkage.of(new double[] {0.48, 0.5, 0.52}, new double[] {0.01, 0.01, 0.01});

    assertThat(found.reliability(0.01)).isEqualTo(0);
  }

  @Test
  void aSmallErrorIsBelievedMoreThanALargeOne() {
    Shrinkage found = Shrinkage.of(new double[] {0, 1, 2}, new double[] {0.1, 0.1, 0.1});

    assertThat(found.reliability(0.1)).isGreaterThan(found.reliability(0.5)).isLessThan(1);
  }

  @Test
  void refusesEstimatesWithoutErrors() {
    assertThatThrownBy(() -> Shrinkage.of(new double[] {1, 2}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Needs an error for each of at least one estimate, but got 1 for 2");
  }
}
