package dev.stagecoach.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthFiscalCalendarTest {

  @ParameterizedTest
  @CsvSource({
    "JANUARY,  2025-03-31, 2025, 3",
    "FEBRUARY, 2025-01-31, 2025, 12",
    "FEBRUARY, 2025-02-01, 2026, 1",
    "APRIL,    2024-02-29, 2024, 11",
    "OCTOBER,  2024-09-30, 2024, 12",
    "OCTOBER,  2024-10-01, 2025, 1",
    "OCTOBER,  2025-01-01, 2025, 4"
  })
  void monthsCountFromTheStartMonth(Month startMonth, LocalDate day, int year, int month) {
    FiscalCalendar calendar = FiscalCalendar.startingIn(startMonth);

    assertThat(calendar.monthOf(day)).isEqualTo(new FiscalMonth(year, month));
    assertThat(calendar.startOf(new FiscalMonth(year, month))).isEqualTo(day.withDayOfMonth(1));
  }

  @Test
  void yearMayBeNamedAfterItsStart() {
    FiscalCalendar calendar = new MonthFiscalCalendar(Month.FEBRUARY, FiscalYearName.START);

    assertThat(calendar.startOf(new FiscalMonth(2025, 1))).isEqualTo("2025-02-01");
    assertThat(calendar.monthOf(LocalDate.of(2026, 1, 31))).isEqualTo(new FiscalMonth(2025, 12));
  }

  @Test
  void calendarYearHasOneNameByEitherRule() {
    FiscalMonth march = new FiscalMonth(2025, 3);

    assertThat(new MonthFiscalCalendar(Month.JANUARY, FiscalYearName.START).startOf(march))
        .isEqualTo(FiscalCalendar.calendarYear().startOf(march));
  }
}
