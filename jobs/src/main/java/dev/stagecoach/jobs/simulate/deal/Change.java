package dev.stagecoach.jobs.simulate.deal;

/** One thing that changes about a deal at an instant; kinds at the same instant apply in order. */
record Change(long at, Kind kind, long value) {
  enum Kind {
    STAGE,
    RENAMED,
    PIPELINE,
    OWNER,
    AMOUNT,
    CLOSE_DAY,
    TOUCH,
    DELETED
  }
}
