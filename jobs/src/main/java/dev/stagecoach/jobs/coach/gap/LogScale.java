package dev.stagecoach.jobs.coach.gap;

import dev.stagecoach.common.stats.PeerComparison;
import dev.stagecoach.common.stats.PeerComparison.Moments;
import java.util.OptionalDouble;

/** Compares amounts by their logarithms, since a few large ones outweigh all others. */
final class LogScale {
  private static final double QUANTILE = 1.96;
  private static final int FEWEST = 3;

  private LogScale() {}

  static double chance(Logs own, Logs together) {
    return PeerComparison.lowerMean(own.moments(), together.moments());
  }

  /** Where the geometric mean lies above, almost certainly. */
  static OptionalDouble cautious(Logs logs) {
    Moments moments = logs.moments();
    return moments.count() < FEWEST
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.exp(moments.mean() - QUANTILE * Math.sqrt(moments.variance() / moments.count())));
  }

  static Factor.Estimate estimate(Logs own, Logs everyone) {
    return own.count() == 0
        ? Factor.Estimate.UNKNOWN
        : new Factor.Estimate(own.moments().mean(), everyone.moments().variance() / own.count());
  }
}
