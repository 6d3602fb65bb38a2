package dev.stagecoach.common.stats;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The interval in which a share lies with 95 % confidence, by Wilson's score method (Wilson, E. B.
 * 1927, Journal of the American Statistical Association 22: 209-212), without continuity
 * correction.
 *
 * <p>It stays within zero and one, and keeps its coverage for few trials and for shares near the
 * ends, where the textbook interval (share ± 1.96 standard errors) does not. Three of ten give 10.8
 * % to 60.3 %.
 *
 * @param low lower end, as a share of one
 * @param high upper end, as a share of one
 */
public record ProportionInterval(double low, double high) {

  /** The standard normal quantile that leaves 2.5 % above it: 1.959964. */
  private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

  /** Refuses ends that are not shares, or in the wrong order. */
  public ProportionInterval {
    if (!(0 <= low && low <= high && high <= 1)) {
      throw new IllegalArgumentException(
          "An interval of shares needs 0 <= low <= high <= 1, but got %s to %s"
              .formatted(low, high));
    }
  }

  /**
   * The interval around {@code successes / trials}; empty when there were no trials.
   *
   * @throws IllegalArgumentException if the successes are negative or more than the trials
   */
  public static Optional<ProportionInterval> wilson(long successes, long trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "Successes must lie between 0 and the trials, but got %d of %d"
              .formatted(successes, trials));
    }
    return around(successes, trials);
  }

  /**
   * The interval from counts that need not be whole, such as counts divided by a design effect;
   * empty when there were no trials.
   */
  static Optional<ProportionInterval> around(double successes, double trials) {
    if (trials == 0) {
      return Optional.empty();
    }
    double share = successes / trials;
    double shrink = Z * Z / trials;
    double centre = share + shrink / 2;
    double spread = Z * Math.sqrt((share * (1 - share) + shrink / 4) / trials);
    // The formula gives the ends 0 and 1 for none and all; rounding would miss them by a hair.
    double low = successes == 0 ? 0 : (centre - spread) / (1 + shrink);
    double high = successes == trials ? 1 : (centre + spread) / (1 + shrink);
    return Optional.of(new ProportionInterval(low, high));
  }

  /** The distance between the ends. */
  public double width() {
    return high - low;
  }
}
