package dev.stagecoach.common.stats;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much a comparison of two shares can find: the normal approximation with pooled variance under
 * no difference (Fleiss, J. L., Levin, B. and Paik, M. C. 2003, Statistical Methods for Rates and
 * Proportions, chapter 4), as R's {@code power.prop.test} computes it for two groups of {@code n}.
 *
 * @param significance the rate of false alarms, two-sided, e.g. 0.05
 * @param power the probability of finding what is there, e.g. 0.8
 */
public record ProportionPower(double significance, double power) {
  /** Five percent false alarms, eighty percent found. */
  public static final ProportionPower USUAL = new ProportionPower(0.05, 0.8);

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int HALVINGS = 60;

  /** Refuses what is no probability. */
  public ProportionPower {
    if (!(significance > 0 && significance < 1 && power > significance && power < 1)) {
      throw new IllegalArgumentException(
          "Needs 0 < significance < power < 1, but got %s and %s".formatted(significance, power));
    }
  }

  /** The probability of finding the difference between two shares with so many in each group. */
  public double of(double share, double other, double inEachGroup) {
    double both = share + other;
    double spreadOfNone = Math.sqrt(both * (1 - both / 2));
    double spread = Math.sqrt(share * (1 - share) + other * (1 - other));
    double reached = Math.sqrt(inEachGroup) * Math.abs(share - other);
    return NORMAL.cumulativeProbability((reached - critical() * spreadOfNone) / spread);
  }

  /**
   * The smallest increase over a share that is found with the wanted power; empty where not even an
   * increase to one would be.
   *
   * @param inEachGroup how many are tried in each of the two groups; of groups of different size,
   *     their harmonic mean
   */
  public OptionalDouble detectableIncrease(double share, double inEachGroup) {
    double enough = 1 - Math.ulp(1.0);
    if (!(share >= 0 && share < 1) || !(of(share, enough, inEachGroup) >= power)) {
      return OptionalDouble.empty();
    }
    double low = share;
    double high = enough;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (of(share, middle, inEachGroup) >= power) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return OptionalDouble.of(high - share);
  }

  private double critical() {
    return NORMAL.inverseSurvivalProbability(significance / 2);
  }
}
