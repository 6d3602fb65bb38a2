package dev.stagecoach.jobs.pipeline;

/**
 * One state of a deal.
 *
 * @param sinceDay business day of its first instant, counted from 1970
 * @param unit number of the unit that is credited
 * @param dueDay day on which the deal is expected to close, {@link #NO_DAY} for none
 */
record DealState(int sinceDay, Condition condition, int unit, int dueDay, Money money) {
  /** A day that never comes: what has no day is due later than everything. */
  static final int NO_DAY = Integer.MAX_VALUE;

  /** Before anything is known of a deal. */
  static final DealState ABSENT =
      new DealState(Integer.MIN_VALUE, Condition.ABSENT, -1, NO_DAY, Money.NONE);

  DealState creditedTo(int other) {
    return new DealState(sinceDay, condition, other, dueDay, money);
  }
}
