package dev.stagecoach.common.time;

import java.time.LocalDate;
import java.time.Month;

/**
 * How a business divides its years into twelve fiscal months; quarters and years are made of these.
 */
public sealed interface FiscalCalendar permits MonthFiscalCalendar, WeekFiscalCalendar {

  /** Calendar months, from January on: fiscal years are calendar years. */
  static FiscalCalendar calendarYear() {
    return startingIn(Month.JANUARY);
  }

  /** Calendar months, from this month on; the fiscal year is named after the year it ends in. */
  static FiscalCalendar startingIn(Month month) {
    return new MonthFiscalCalendar(month, FiscalYearName.END);
  }

  /** The fiscal month in which the day lies. */
  FiscalMonth monthOf(LocalDate day);

  /** The first day of the fiscal month. */
  LocalDate startOf(FiscalMonth month);
}
