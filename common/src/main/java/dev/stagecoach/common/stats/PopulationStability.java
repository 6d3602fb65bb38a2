package dev.stagecoach.common.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How far counts have moved from one set of bins to the next: the population stability index, the
 * sum over bins of (p − q) ln(p / q) (Siddiqi, N. 2006, Credit Risk Scorecards, Wiley). Each bin
 * counts half a row more than it holds, so that an empty one has a logarithm.
 *
 * @param index 0 where the shares of all bins are the same
 * @param byChance what it does not exceed by chance in 999 of 1,000 pairs of samples of one
 *     population: over 1/n + 1/m it is distributed about as chi-squared (Yurdakul, B., Naranjo, J.
 *     2020, Statistical properties of the population stability index, Journal of Risk Model
 *     Validation 14)
 * @param moved how many of the newer rows lie in other bins than the older shares would have them
 */
public record PopulationStability(double index, double byChance, long moved) {
  /** From here on Siddiqi speaks of a significant shift. */
  private static final double SIGNIFICANT = 0.25;

  private static final double CONFIDENCE = 0.999;
  private static final double HALF = 0.5;

  /**
   * Compares two sets of counts of the same bins.
   *
   * @throws IllegalArgumentException where the bins are not as many, or one side is empty
   */
  public static PopulationStability of(long[] before, long[] now) {
    if (before.length != now.length) {
      throw new IllegalArgumentException(
          "Both sides must have the same bins, but got %d and %d"
              .formatted(before.length, now.length));
    }
    double older = Arrays.stream(before).sum();
    double newer = Arrays.stream(now).sum();
    if (older <= 0 || newer <= 0) {
      throw new IllegalArgumentException(
          "Both sides must have rows, but got %.0f and %.0f".formatted(older, newer));
    }
    double index = 0;
    double moved = 0;
    for (int bin = 0; bin < now.length; bin++) {
      double p = (now[bin] + HALF) / (newer + HALF * now.length);
      double q = (before[bin] + HALF) / (older + HALF * now.length);
      index += (p - q) * Math.log(p / q);
      moved += Math.max(0, now[bin] - before[bin] * newer / older);
    }
    return new PopulationStability(
        index, byChance(now.length, 1 / older + 1 / newer), Math.round(moved));
  }

  /** Whether the shift is large, and larger than chance makes it. */
  public boolean isShifted() {
    return index > Math.max(SIGNIFICANT, byChance);
  }

  private static double byChance(int bins, double scale) {
    return bins < 2
        ? 0
        : ChiSquaredDistribution.of(bins - 1).inverseCumulativeProbability(CONFIDENCE) * scale;
  }
}
