package dev.stagecoach.common.config;

import java.time.DayOfWeek;
import java.time.Month;

/** How the fiscal year divides. */
public sealed interface FiscalYear {

  /** Twelve calendar months from a start month on. */
  record Months(Month start) implements FiscalYear {}

  /**
   * Years of 52 or 53 whole weeks.
   *
   * @param endMonth the month in which the year ends
   * @param endWeekday the weekday on which it ends
   */
  record Weeks(Pattern pattern, Month endMonth, DayOfWeek endWeekday, EndRule endRule)
      implements FiscalYear {}

  /** Weeks of a quarter's three fiscal months. */
  enum Pattern {
    FOUR_FOUR_FIVE,
    FOUR_FIVE_FOUR,
    FIVE_FOUR_FOUR
  }

  /** On which such weekday the year ends: the last of the month, or the nearest to its end. */
  enum EndRule {
    LAST,
    NEAREST
  }
}
