package dev.stagecoach.jobs.plan;

import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How a target compares with what was reached before.
 *
 * @param pastPeriods whole periods before, of the same length
 * @param percentile share of them that stayed below the target, ties counted half; empty without
 *     any
 * @param reachedBefore share of them that would have met it
 */
record Realism(
    int pastPeriods, OptionalDouble percentile, OptionalDouble reachedBefore, Verdict verdict) {
  private static final int LEAST_PERIODS = 4;
  private static final double EASY = 0.9;
  private static final double REALISTIC = 0.1;

  /**
   * Compares a target.
   *
   * @param past what the metric was in each whole period before
   */
  static Realism of(double target, Collection<Double> past, boolean isMoreBetter) {
    if (past.isEmpty()) {
      return new Realism(0, OptionalDouble.empty(), OptionalDouble.empty(), Verdict.UNKNOWN);
    }
    double below = past.stream().filter(value -> value < target).count();
    double equal = past.stream().filter(value -> value == target).count();
    double beyond = isMoreBetter ? past.size() - below - equal : below;
    double reached = (beyond + equal) / past.size();
    return new Realism(
        past.size(),
        OptionalDouble.of((below + equal / 2) / past.size()),
        OptionalDouble.of(reached),
        past.size() < LEAST_PERIODS ? Verdict.UNKNOWN : verdict(reached));
  }

  private static Verdict verdict(double reached) {
    if (reached >= EASY) {
      return Verdict.EASY;
    }
    if (reached >= REALISTIC) {
      return Verdict.REALISTIC;
    }
    return reached > 0 ? Verdict.AMBITIOUS : Verdict.UNSEEN;
  }

  /** What history says of a target. */
  enum Verdict {
    /** Fewer than four whole periods are known. */
    UNKNOWN,
    /** At least nine periods in ten met it. */
    EASY,
    /** At least one in ten did. */
    REALISTIC,
    /** Fewer did. */
    AMBITIOUS,
    /** None did. */
    UNSEEN;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
