package dev.stagecoach.common.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** How likely a value as low as one member's is, if the member were like the peers. */
public final class PeerComparison {
  private static final int FEWEST = 2;

  private PeerComparison() {}

  /**
   * The p-value of one value so far below those of the peers: one-sided, by the prediction of one
   * more value from a normal sample, {@code t = (x - mean) / (s sqrt(1 + 1/n))} with {@code n - 1}
   * degrees of freedom; 1 with fewer than two peers, or where all are the same.
   */
  public static double lowerThan(double value, double[] peers) {
    int count = peers.length;
    if (count < FEWEST) {
      return 1;
    }
    double mean = Arrays.stream(peers).average().orElseThrow();
    double squares = Arrays.stream(peers).map(peer -> (peer - mean) * (peer - mean)).sum();
    if (squares == 0) {
      return 1;
    }
    double deviation = Math.sqrt(squares / (count - 1) * (1 + 1.0 / count));
    return TDistribution.of(count - 1).cumulativeProbability((value - mean) / deviation);
  }

  /**
   * The p-value of a sample whose mean is so far below that of another one: one-sided, by Student's
   * test with the variance of both together; 1 where a sample is empty, or no values differ.
   *
   * <p>A member who is like the peers has their variance, so it is exact for the smallest samples.
   * Welch's test, which takes each sample's own, finds too much in samples of two or three.
   */
  public static double lowerMean(Moments sample, Moments other) {
    long freedom = sample.count() + other.count() - 2;
    double squares = sample.squares() + other.squares();
    if (sample.count() == 0 || other.count() == 0 || freedom < 1 || squares == 0) {
      return 1;
    }
    double error = Math.sqrt(squares / freedom * (1.0 / sample.count() + 1.0 / other.count()));
    return TDistribution.of(freedom).cumulativeProbability((sample.mean() - other.mean()) / error);
  }

  /**
   * The p-value of so few events, or fewer: given all events of both, those of the first are
   * binomial with its share of what they can come from (Przyborowski, J. and Wilenski, H. 1940,
   * Biometrika 31: 313-323); 1 where nothing happened or could.
   *
   * @param exposure what the events come from, e.g. conversations of which some lead to meetings
   */
  public static double fewerEvents(
      long events, double exposure, long otherEvents, double otherExposure) {
    int all = Math.toIntExact(events + otherEvents);
    if (all == 0 || !(exposure > 0 && otherExposure > 0)) {
      return 1;
    }
    return BinomialDistribution.of(all, exposure / (exposure + otherExposure))
        .cumulativeProbability(Math.toIntExact(events));
  }

  /**
   * The two-sided p-value of a difference in units of its standard error: by Student's distribution
   * with the degrees of freedom, by the normal one where they are none.
   */
  public static double twoSided(double standardised, int degreesOfFreedom) {
    double distance = -Math.abs(standardised);
    return 2
        * (degreesOfFreedom > 0
            ? TDistribution.of(degreesOfFreedom).cumulativeProbability(distance)
            : NormalDistribution.of(0, 1).cumulativeProbability(distance));
  }

  /**
   * Count, mean and variance of a sample.
   *
   * @param variance with {@code count - 1} below the line
   */
  public record Moments(long count, double mean, double variance) {
    /** The moments of a sample of which sums are known. */
    public static Moments of(long count, double sum, double sumOfSquares) {
      double mean = count == 0 ? 0 : sum / count;
      double variance = count < FEWEST ? 0 : (sumOfSquares - count * mean * mean) / (count - 1);
      return new Moments(count, mean, Math.max(0, variance));
    }

    private double squares() {
      return count == 0 ? 0 : variance * (count - 1);
    }
  }
}
