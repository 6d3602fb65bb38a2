package dev.stagecoach.jobs.pipeline;

/**
 * The days of a period: which deals are due in it.
 *
 * @param start first day
 * @param end first day after
 */
record DueWindow(int start, int end) {

  /** Whether a deal in this state is in the pipeline that is due in the period. */
  boolean holds(DealState state) {
    return state.condition() == Condition.OPEN && state.dueDay() >= start && state.dueDay() < end;
  }

  /** Whether a day lies after the period. */
  boolean isLater(int day) {
    return day >= end;
  }
}
