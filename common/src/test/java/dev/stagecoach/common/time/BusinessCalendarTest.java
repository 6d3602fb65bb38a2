package dev.stagecoach.common.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

  private static final BusinessCalendar ISO = BusinessCalendar.iso();

  private static final BusinessCalendar FROM_FEBRUARY =
      new BusinessCalendar(DayOfWeek.MONDAY, FiscalCalendar.startingIn(Month.FEBRUARY));

  private static final BusinessCalendar RETAIL =
      new BusinessCalendar(
          DayOfWeek.SUNDAY,
          new WeekFiscalCalendar(
              WeekPattern.FOUR_FIVE_FOUR,
              Month.JANUARY,
              DayOfWeek.SATURDAY,
              YearEndRule.NEAREST,
              FiscalYearName.START));

  @ParameterizedTest
  @CsvSource({
    "DAY,            2025-08-15, 2025-08-16, 2025-08-15",
    "WEEK,           2025-08-11, 2025-08-18, 2025-W33",
    "MONTH,          2025-08-01, 2025-09-01, 2025-08",
    "QUARTER,        2025-07-01, 2025-10-01, 2025 Q3",
    "YEAR,           2025-01-01, 2026-01-01, 2025",
    "FISCAL_MONTH,   2025-08-01, 2025-09-01, FY2026 M07",
    "FISCAL_QUARTER, 2025-08-01, 2025-11-01, FY2026 Q3",
    "FISCAL_YEAR,    2025-02-01, 2026-02-01, FY2026"
  })
  void dayLiesInOnePeriodOfEachGrain(
      PeriodGrain grain, LocalDate start, LocalDate end, String label) {
    assertThat(FROM_FEBRUARY.periodOf(LocalDate.of(2025, 8, 15), grain))
        .isEqualTo(new Period(grain, start, end, label));
  }

  @ParameterizedTest
  @CsvSource({
    "2015-12-31, 2015-W53",
    "2016-01-03, 2015-W53",
    "2016-01-04, 2016-W01",
    "2018-12-31, 2019-W01",
    "2020-12-31, 2020-W53",
    "2021-01-03, 2020-W53",
    "2021-01-04, 2021-W01",
    "2024-12-29, 2024-W52",
    "2024-12-30, 2025-W01"
  })
  void weeksAtTheEndOfAYearAreThoseOfIso8601(LocalDate day, String label) {
    assertThat(ISO.periodOf(day, PeriodGrain.WEEK).label()).isEqualTo(label);
  }

  @Test
  void weeksMayBeginOnSunday() {
    assertThat(RETAIL.periodOf(LocalDate.of(2025, 8, 16), PeriodGrain.WEEK).days())
        .isEqualTo(new DateRange(LocalDate.of(2025, 8, 10), LocalDate.of(2025, 8, 17)));
  }

  @Test
  void trap40FiscalQuartersFollowTheStartMonth() {
    assertThat(FROM_FEBRUARY.periods(range("2025-01-31", "2025-08-02"), PeriodGrain.FISCAL_QUARTER))
        .extracting(Period::label)
        .containsExactly("FY2025 Q4", "FY2026 Q1", "FY2026 Q2", "FY2026 Q3");
  }

  @Test
  void emptyRangeHasNoPeriods() {
    assertThat(ISO.periods(range("2025-01-31", "2025-01-31"), PeriodGrain.DAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DAY,     2024-03-01, 2024-02-29",
    "WEEK,    2021-01-04, 2020-12-28",
    "MONTH,   2025-01-15, 2024-12-01",
    "QUARTER, 2025-01-15, 2024-10-01",
    "YEAR,    2025-01-15, 2024-01-01"
  })
  void previousPeriodEndsWhereThisOneStarts(PeriodGrain grain, LocalDate day, LocalDate start) {
    Period period = ISO.periodOf(day, grain);

    assertThat(ISO.previous(period)).isEqualTo(ISO.periodOf(start, grain));
    assertThat(ISO.previous(period).end()).isEqualTo(period.start());
  }

  @ParameterizedTest
  @CsvSource({
    "DAY,     2024-02-29, 2023-02-28",
    "DAY,     2025-02-28, 2024-02-28",
    "MONTH,   2024-02-29, 2023-02-01",
    "QUARTER, 2025-05-05, 2024-04-01",
    "YEAR,    2024-12-31, 2023-01-01",
    "WEEK,    2025-08-11, 2024-08-12",
    "WEEK,    2021-01-04, 2019-12-30"
  })
  void trap32LeapDaysAndLongYearsKeepThePositionOfAYearAgo(
      PeriodGrain grain, LocalDate day, LocalDate start) {
    Period yearAgo = ISO.yearAgo(ISO.periodOf(day, grain));

    assertThat(yearAgo).isEqualTo(ISO.periodOf(start, grain));
  }

  @Test
  void week53IsComparedWithTheWeek52WeeksBefore() {
    Period week53 = ISO.periodOf(LocalDate.of(2020, 12, 31), PeriodGrain.WEEK);

    assertThat(ISO.yearAgo(week53).start()).isEqualTo(week53.start().minusWeeks(52));
  }

  @Test
  void fiscalMonthOf53WeekYearIsComparedWithItsShorterCounterpart() {
    Period longMonth = RETAIL.periodOf(LocalDate.of(2024, 2, 3), PeriodGrain.FISCAL_MONTH);

    assertThat(longMonth.label()).isEqualTo("FY2023 M12");
    assertThat(longMonth.days().length()).isEqualTo(35);
    assertThat(RETAIL.yearAgo(longMonth).label()).isEqualTo("FY2022 M12");
    assertThat(RETAIL.yearAgo(longMonth).days().length()).isEqualTo(28);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-07-01, 2025-07-01",
    "2025-06-15, 2025-07-01",
    "2025-08-15, 2025-08-15",
    "2025-10-01, 2025-10-01",
    "2026-01-01, 2025-10-01"
  })
  void elapsedPartEndsWithThePeriod(LocalDate asOf, LocalDate end) {
    Period quarter = ISO.periodOf(LocalDate.of(2025, 7, 1), PeriodGrain.QUARTER);

    assertThat(ISO.elapsed(quarter, asOf)).isEqualTo(new DateRange(quarter.start(), end));
  }

  @ParameterizedTest
  @CsvSource({
    "MONTH,   2025-03-11, 2025-02-11",
    "MONTH,   2025-03-31, 2025-03-01",
    "MONTH,   2025-04-01, 2025-03-01",
    "QUARTER, 2025-05-16, 2025-02-16",
    "QUARTER, 2024-03-31, 2023-12-31",
    "WEEK,    2025-08-14, 2025-08-07",
    "YEAR,    2024-03-01, 2023-03-01"
  })
  void trap40PeriodToDateComparesWithTheSameElapsedPart(
      PeriodGrain grain, LocalDate asOf, LocalDate end) {
    Period current = ISO.periodOf(asOf.minusDays(1), grain);
    Period earlier = ISO.previous(current);

    assertThat(ISO.sameElapsedPart(current, asOf, earlier))
        .isEqualTo(new DateRange(earlier.start(), end));
  }

  @Test
  void fiscalYearToDateComparesTheSameWeeks() {
    LocalDate asOf = LocalDate.of(2024, 5, 10);
    Period current = RETAIL.periodOf(asOf, PeriodGrain.FISCAL_YEAR);
    DateRange earlier = RETAIL.sameElapsedPart(current, asOf, RETAIL.yearAgo(current));

    assertThat(earlier.start()).isEqualTo("2023-01-29");
    assertThat(earlier.length()).isEqualTo(RETAIL.elapsed(current, asOf).length());
  }

  @Test
  void nothingElapsedComparesWithNothing() {
    Period current = ISO.periodOf(LocalDate.of(2025, 8, 1), PeriodGrain.MONTH);

    assertThat(ISO.sameElapsedPart(current, LocalDate.of(2025, 7, 1), ISO.previous(current)))
        .matches(DateRange::isEmpty);
  }

  @Test
  void refusesToComparePeriodsOfDifferentGrain() {
    LocalDate day = LocalDate.of(2025, 8, 1);
    Period month = ISO.periodOf(day, PeriodGrain.MONTH);
    Period year = ISO.periodOf(day, PeriodGrain.YEAR);

    assertThatThrownBy(() -> ISO.sameElapsedPart(month, day, year))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Only periods of one grain compare, but got 2025-08 (month) and 2025 (year)");
  }

  private static DateRange range(String start, String end) {
    return new DateRange(LocalDate.parse(start), LocalDate.parse(end));
  }
}
