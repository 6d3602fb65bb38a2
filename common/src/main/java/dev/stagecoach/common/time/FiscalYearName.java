package dev.stagecoach.common.time;

/** The calendar year after which a fiscal year is named when it lies in two. */
public enum FiscalYearName {
  /** The year of its first month, as in the calendar of the US National Retail Federation. */
  START,
  /** The year of its last month, as most companies and governments do. */
  END
}
