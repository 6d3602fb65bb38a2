package dev.stagecoach.common.stats;

import java.util.OptionalDouble;

/**
 * Sample quantiles with linear interpolation between order statistics: type 7 of Hyndman, R. J. and
 * Fan, Y. (1996, The American Statistician 50: 361-365), the default of R, Spark's {@code
 * percentile} and DuckDB's {@code quantile_cont}.
 */
public final class Quantile {

  private Quantile() {}

  /**
   * The value below which a share of the sample lies; empty for an empty sample.
   *
   * @param sorted the sample, ascending; the caller vouches for the order, since a check would cost
   *     more than the answer
   * @param share from 0 (the smallest value) through 0.5 (the median) to 1 (the largest)
   * @throws IllegalArgumentException if the share lies outside 0 to 1
   */
  public static OptionalDouble of(double[] sorted, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "A quantile's share must lie between 0 and 1, but got " + share);
    }
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    double position = (sorted.length - 1) * share;
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    double fraction = position - below;
    return OptionalDouble.of(sorted[below] + fraction * (sorted[above] - sorted[below]));
  }

  /** The value in the middle; empty for an empty sample. */
  public static OptionalDouble median(double[] sorted) {
    return of(sorted, 0.5);
  }

  /** The value that three quarters do not exceed; empty for an empty sample. */
  public static OptionalDouble p75(double[] sorted) {
    return of(sorted, 0.75);
  }

  /** The value that nine tenths do not exceed; empty for an empty sample. */
  public static OptionalDouble p90(double[] sorted) {
    return of(sorted, 0.9);
  }
}
