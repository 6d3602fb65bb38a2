package dev.stagecoach.common.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

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
   * The p-value of a sample whose mean is so far below that of another one: one-sided, by Welch's
   * test (Welch, B. L. 1947, Biometrika 34: 28-35); 1 where a sample has fewer than two values, or
   * none differ.
   */
  public static double lowerMean(Moments sample, Moments other) {
    boolean isComparable =
        sample.count() >= FEWEST
            && other.count() >= FEWEST
            && sample.variance() + other.variance() > 0;
    if (!isComparable) {
      return 1;
    }
    return TTest.withDefaults()
        .with(AlternativeHypothesis.LESS_THAN)
        .with(DataDispersion.HETEROSCEDASTIC)
        .test(
            sample.mean(),
            sample.variance(),
            sample.count(),
            other.mean(),
            other.variance(),
            other.count())
        .getPValue();
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
  }
}
