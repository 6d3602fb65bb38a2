package dev.stagecoach.jobs.plan;

/**
 * The weeks in which entries of a stage are due so that wins fall into given weeks.
 *
 * @param due by week from the first that can still be used, the share of all entries due in it;
 *     what should have happened before is due in the first
 * @param overdue the share of the first week that should have happened before
 */
record WeekSpread(double[] due, double overdue) {

  /**
   * Goes back from wins by the lag.
   *
   * @param wins by week from the first that can still be used, the share of wins that fall into it
   */
  static WeekSpread back(double[] wins, LagDistribution lag) {
    double[] due = new double[wins.length];
    double overdue = 0;
    for (int week = 0; week < wins.length; week++) {
      for (int back = 0; back <= week; back++) {
        due[week - back] += wins[week] * lag.inWeek(back);
      }
      overdue += wins[week] * (1 - lag.within(7.0 * (week + 1)));
    }
    if (due.length > 0) {
      due[0] += overdue;
    }
    return new WeekSpread(due, overdue);
  }
}
