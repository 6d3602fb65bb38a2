package dev.stagecoach.common.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;

/** On which of a month's weekdays a fiscal year of 52 or 53 weeks ends. */
public enum YearEndRule {
  /** The last such weekday within the month. */
  LAST,
  /** The one nearest to the last day of the month, at most three days into the next. */
  NEAREST;

  /** The last day of the fiscal year that ends with this month of this year. */
  LocalDate yearEnd(int year, Month month, DayOfWeek weekday) {
    LocalDate monthEnd = Year.of(year).atMonth(month).atEndOfMonth();
    LocalDate latest =
        switch (this) {
          case LAST -> monthEnd;
          case NEAREST -> monthEnd.plusDays(3);
        };
    return latest.with(TemporalAdjusters.previousOrSame(weekday));
  }
}
