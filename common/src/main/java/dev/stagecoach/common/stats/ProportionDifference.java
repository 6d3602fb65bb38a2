package dev.stagecoach.common.stats;

import java.util.Optional;

/**
 * The difference between two shares, and the interval in which it lies with 95 % confidence, by
 * Newcombe's hybrid of two Wilson intervals (Newcombe, R. G. 1998, Statistics in Medicine 17:
 * 873-890, method 10):
 *
 * <pre>
 * low  = d - sqrt((p - l)^2 + (U - P)^2)
 * high = d + sqrt((u - p)^2 + (P - L)^2)
 * </pre>
 *
 * <p>with {@code d = p - P}, and {@code l, u} and {@code L, U} the Wilson limits of {@code p} and
 * {@code P}. It stays within -1 and 1 and keeps its coverage for small samples.
 *
 * @param difference the first share less the second
 */
public record ProportionDifference(double difference, double low, double high) {

  /**
   * The difference between {@code successes / trials} and {@code otherSuccesses / otherTrials};
   * empty when one of them was never tried.
   *
   * @throws IllegalArgumentException if successes are negative or more than the trials
   */
  public static Optional<ProportionDifference> of(
      long successes, long trials, long otherSuccesses, long otherTrials) {
    return of(successes, trials, otherSuccesses, otherTrials, 1);
  }

  /**
   * The same where trials hang together in clusters: every count is divided by the design effect
   * first (Rao, J. N. K. and Scott, A. J. 1992, Biometrics 48: 577-585), so that the shares stay
   * and the interval widens.
   *
   * @param designEffect at least 1; by how much clustering inflates the variance
   */
  public static Optional<ProportionDifference> of(
      long successes, long trials, long otherSuccesses, long otherTrials, double designEffect) {
    if (!(designEffect >= 1)) {
      throw new IllegalArgumentException("A design effect is at least 1, but got " + designEffect);
    }
    Optional<ProportionInterval> first = ProportionInterval.wilson(successes, trials);
    Optional<ProportionInterval> second = ProportionInterval.wilson(otherSuccesses, otherTrials);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        between(
            (double) successes / trials,
            ProportionInterval.around(successes / designEffect, trials / designEffect)
                .orElseThrow(),
            (double) otherSuccesses / otherTrials,
            ProportionInterval.around(otherSuccesses / designEffect, otherTrials / designEffect)
                .orElseThrow()));
  }

  private static ProportionDifference between(
      double share, ProportionInterval around, double other, ProportionInterval otherAround) {
    double difference = share - other;
    double below = Math.hypot(share - around.low(), otherAround.high() - other);
    double above = Math.hypot(around.high() - share, other - otherAround.low());
    return new ProportionDifference(difference, difference - below, difference + above);
  }
}
