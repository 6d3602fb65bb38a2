package dev.stagecoach.jobs.plan;

import dev.stagecoach.jobs.plan.SeasonalPace.Pace;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How far a target is reached.
 *
 * @param attainment actual / target
 * @param expectedByNow what is to be expected at this time of the period
 * @param projection what the whole period comes to at this pace
 * @param basis how the pace is told
 * @param paceYears how many earlier years tell a seasonal pace
 */
record TargetProgress(
    OptionalDouble attainment,
    double expectedByNow,
    OptionalDouble projection,
    Basis basis,
    int paceYears) {

  /** The progress in a period that is over, where all of the target is expected. */
  static TargetProgress ofWhole(OptionalDouble actual, double target) {
    return new TargetProgress(attainment(actual, target), target, actual, Basis.WHOLE, 0);
  }

  /** The progress of what does not add up over days: it is to hold at every time. */
  static TargetProgress ofLevel(OptionalDouble actual, double target) {
    return new TargetProgress(attainment(actual, target), target, actual, Basis.LEVEL, 0);
  }

  /** The progress of what adds up, in a period under way. */
  static TargetProgress underWay(OptionalDouble actual, double target, Pace pace) {
    OptionalDouble projection =
        actual.isPresent() && pace.share() > 0
            ? OptionalDouble.of(actual.orElseThrow() / pace.share())
            : OptionalDouble.empty();
    return new TargetProgress(
        attainment(actual, target),
        target * pace.share(),
        projection,
        pace.years() > 0 ? Basis.SEASONAL : Basis.LINEAR,
        pace.years());
  }

  private static OptionalDouble attainment(OptionalDouble actual, double target) {
    return actual.isPresent() && target != 0
        ? OptionalDouble.of(actual.orElseThrow() / target)
        : OptionalDouble.empty();
  }

  /** How what is expected by now is told. */
  enum Basis {
    /** The period is over. */
    WHOLE,
    /** A rate or balance, which is to hold at every time. */
    LEVEL,
    /** By the same part of earlier years. */
    SEASONAL,
    /** By the share of the days, since no earlier year tells. */
    LINEAR;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
