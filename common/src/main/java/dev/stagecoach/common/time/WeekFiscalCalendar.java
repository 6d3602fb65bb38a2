package dev.stagecoach.common.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;

/**
 * Fiscal years of 52 or 53 whole weeks, which always end on the same weekday, near the end of the
 * same month. A 53rd week lengthens the last month of the year.
 *
 * <p>The year in the fiscal year's name is that of the year-end month ({@link FiscalYearName#END}),
 * or that of the month eleven months before it ({@link FiscalYearName#START}), even where the
 * nearest weekday falls into the neighbouring month. US retail is {@code 4-5-4}, Saturday nearest
 * to the end of January, named by the start: fiscal 2023 ran from 2023-01-29 to 2024-02-03.
 *
 * @param pattern how the weeks of a quarter make up its months
 * @param yearEndMonth the month near whose end the fiscal year ends
 * @param yearEndWeekday the weekday on which it ends
 * @param yearEndRule which of these weekdays
 * @param yearName the calendar year that gives it its name
 */
public record WeekFiscalCalendar(
    WeekPattern pattern,
    Month yearEndMonth,
    DayOfWeek yearEndWeekday,
    YearEndRule yearEndRule,
    FiscalYearName yearName)
    implements FiscalCalendar {

  @Override
  public FiscalMonth monthOf(LocalDate day) {
    int endsIn = yearOfTheEnd(day);
    long week = ChronoUnit.WEEKS.between(dayAfterEnd(endsIn - 1), day);
    int month = 12;
    while (pattern.weeksBefore(month) > week) {
      month--;
    }
    return new FiscalMonth(endsIn - yearShift(), month);
  }

  @Override
  public LocalDate startOf(FiscalMonth month) {
    int endsIn = month.year() + yearShift();
    return dayAfterEnd(endsIn - 1).plusWeeks(pattern.weeksBefore(month.month()));
  }

  /** The calendar year of the year-end month of the fiscal year in which the day lies. */
  private int yearOfTheEnd(LocalDate day) {
    int year = day.getYear();
    if (day.isBefore(dayAfterEnd(year - 1))) {
      return year - 1;
    }
    return day.isBefore(dayAfterEnd(year)) ? year : year + 1;
  }

  private LocalDate dayAfterEnd(int year) {
    return yearEndRule.yearEnd(year, yearEndMonth, yearEndWeekday).plusDays(1);
  }

  private int yearShift() {
    return yearName == FiscalYearName.START && yearEndMonth != Month.DECEMBER ? 1 : 0;
  }
}
