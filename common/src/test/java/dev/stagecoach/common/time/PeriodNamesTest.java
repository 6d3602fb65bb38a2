package dev.stagecoach.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodNamesTest {
  /** Fiscal years that begin in February and bear the number of the year in which they end. */
  private final PeriodNames names =
      new PeriodNames(
          new BusinessCalendar(
              DayOfWeek.MONDAY, new MonthFiscalCalendar(Month.FEBRUARY, FiscalYearName.END)));

  @ParameterizedTest
  @CsvSource({
    "2025, 2025-01-01, 2026-01-01",
    "2025-Q2, 2025-04-01, 2025-07-01",
    "2025 q2, 2025-04-01, 2025-07-01",
    "2025-03, 2025-03-01, 2025-04-01",
    "2025-W01, 2024-12-30, 2025-01-06",
    "FY2025, 2024-02-01, 2025-02-01",
    "fy2025q4, 2024-11-01, 2025-02-01"
  })
  void aPeriodIsFoundByItsName(String name, LocalDate start, LocalDate end) {
    assertThat(names.find(name).orElseThrow().days()).isEqualTo(new DateRange(start, end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "next year", "2025-Q5", "2025-13", "25"})
  void whatIsNoPeriodIsNotFound(String name) {
    assertThat(names.find(name)).isEmpty();
  }

  @Test
  void aHyphenlessMonthIsNotTakenForAnotherPeriod() {
    assertThat(names.find("202503").orElseThrow().grain()).isEqualTo(PeriodGrain.MONTH);
  }
}
