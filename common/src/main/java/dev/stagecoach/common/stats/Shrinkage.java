package dev.stagecoach.common.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far several estimates of the same kind differ by more than chance, and so how much of one's
 * distance from their mean is to be believed. Each estimate is a member's true value with an error
 * of known variance; the true values scatter around a mean. Their variance is estimated by the
 * method of moments (DerSimonian, R. and Laird, N. 1986, Controlled Clinical Trials 7: 177-188),
 * and an estimate is drawn toward the mean by the empirical Bayes weight (Efron, B. and Morris, C.
 * 1975, Journal of the American Statistical Association 70: 311-319).
 *
 * @param mean of the true values, each estimate weighted by the inverse of its whole variance
 * @param variance of the true values; 0 where the estimates differ no more than by chance
 */
public record Shrinkage(double mean, double variance) {

  /**
   * What several estimates say together.
   *
   * @param estimates at least one
   * @param errors the variance of each one's error, above zero
   */
  public static Shrinkage of(double[] estimates, double[] errors) {
    if (estimates.length == 0 || estimates.length != errors.length) {
      throw new IllegalArgumentException(
          "Needs an error for each of at least one estimate, but got %d for %d"
              .formatted(errors.length, estimates.length));
    }
    double[] certainty = Arrays.stream(errors).map(error -> 1 / error).toArray();
    double common = mean(estimates, certainty);
    double scatter =
        IntStream.range(0, estimates.length)
            .mapToDouble(i -> certainty[i] * square(estimates[i] - common))
            .sum();
    double all = Arrays.stream(certainty).sum();
    double squares = Arrays.stream(certainty).map(Shrinkage::square).sum();
    double surplus = scatter - (estimates.length - 1);
    double variance = surplus > 0 ? surplus / (all - squares / all) : 0;
    double[] weights = Arrays.stream(errors).map(error -> 1 / (error + variance)).toArray();
    return new Shrinkage(mean(estimates, weights), variance);
  }

  /** The share, from 0 to 1, of an estimate's distance from the mean that is to be believed. */
  public double reliability(double error) {
    return variance == 0 ? 0 : variance / (variance + error);
  }

  private static double mean(double[] values, double[] weights) {
    double sum = IntStream.range(0, values.length).mapToDouble(i -> values[i] * weights[i]).sum();
    return sum / Arrays.stream(weights).sum();
  }

  private static double square(double value) {
    return value * value;
  }
}
