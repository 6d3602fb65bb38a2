package dev.stagecoach.common.stats;

import java.util.List;

/**
 * By how much the variance of a difference between two shares is inflated because trials hang
 * together in clusters, such as the deals of one rep.
 *
 * <p>The difference of two ratios is linear in the clusters but for small terms, so its variance is
 * that of the clusters' contributions {@code u = (x - n p) / N - (X - M P) / K} with a cluster's
 * {@code x} of {@code n} successes in the first group and {@code X} of {@code M} in the second, the
 * groups' shares {@code p}, {@code P} and sizes {@code N}, {@code K}: {@code c / (c - 1) sum u^2}
 * over {@code c} clusters (linearisation; Cochran, W. G. 1977, Sampling Techniques, chapter 6). A
 * cluster may have trials in both groups. The design effect is that variance over the binomial one
 * (Rao, J. N. K. and Scott, A. J. 1992, Biometrics 48: 577-585).
 *
 * @param designEffect at least 1: clustering is never taken for a gain
 * @param clusters how many had trials
 */
public record ClusteredDifference(double designEffect, int clusters) {

  /** The design effect over clusters; 1 where they cannot tell. */
  public static ClusteredDifference of(List<Cluster> clusters) {
    List<Cluster> tried = clusters.stream().filter(Cluster::isTried).toList();
    double trials = tried.stream().mapToLong(Cluster::trials).sum();
    double otherTrials = tried.stream().mapToLong(Cluster::otherTrials).sum();
    double share = tried.stream().mapToLong(Cluster::successes).sum() / trials;
    double other = tried.stream().mapToLong(Cluster::otherSuccesses).sum() / otherTrials;
    double binomial = share * (1 - share) / trials + other * (1 - other) / otherTrials;
    if (tried.size() < 2 || !(binomial > 0)) {
      return new ClusteredDifference(1, tried.size());
    }
    double squares = 0;
    for (Cluster cluster : tried) {
      double contribution =
          (cluster.successes() - cluster.trials() * share) / trials
              - (cluster.otherSuccesses() - cluster.otherTrials() * other) / otherTrials;
      squares += contribution * contribution;
    }
    double variance = squares * tried.size() / (tried.size() - 1);
    return new ClusteredDifference(Math.max(1, variance / binomial), tried.size());
  }

  /** What one cluster had in the first group and in the other one. */
  public record Cluster(long successes, long trials, long otherSuccesses, long otherTrials) {
    boolean isTried() {
      return trials + otherTrials > 0;
    }
  }
}
