package dev.stagecoach.jobs.plan;

import java.util.OptionalDouble;

/**
 * What a member is to reach in a period.
 *
 * @param name of the target, or how it was rolled up
 * @param value for the days on which it holds and the member is there
 * @param fullValue for a whole period, as history is compared with it
 * @param below the sum of the targets of the reps, or else of the teams, below; it need not be the
 *     same
 */
record PeriodTarget(String name, double value, double fullValue, OptionalDouble below) {
  /** The name of a target that is the sum of those below. */
  static final String ROLLED_UP = "(rolled up)";
}
