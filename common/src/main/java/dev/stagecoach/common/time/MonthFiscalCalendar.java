package dev.stagecoach.common.time;

import java.time.LocalDate;
import java.time.Month;

/**
 * Fiscal years of twelve calendar months that begin with some month other than January, or with it.
 *
 * @param startMonth the first month of the fiscal year
 * @param yearName the calendar year that gives it its name
 */
public record MonthFiscalCalendar(Month startMonth, FiscalYearName yearName)
    implements FiscalCalendar {

  @Override
  public FiscalMonth monthOf(LocalDate day) {
    LocalDate first = day.minusMonths(monthsAfterJanuary());
    return new FiscalMonth(first.getYear() + yearShift(), first.getMonthValue());
  }

  @Override
  public LocalDate startOf(FiscalMonth month) {
    return LocalDate.of(month.year() - yearShift(), month.month(), 1)
        .plusMonths(monthsAfterJanuary());
  }

  private int monthsAfterJanuary() {
    return startMonth.getValue() - 1;
  }

  private int yearShift() {
    return yearName == FiscalYearName.END && startMonth != Month.JANUARY ? 1 : 0;
  }
}
