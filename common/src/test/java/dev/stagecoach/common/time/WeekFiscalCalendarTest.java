package dev.stagecoach.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekFiscalCalendarTest {

  /** The calendar that the US National Retail Federation publishes. */
  private static final FiscalCalendar RETAIL =
      new WeekFiscalCalendar(
          WeekPattern.FOUR_FIVE_FOUR,
          Month.JANUARY,
          DayOfWeek.SATURDAY,
          YearEndRule.NEAREST,
          FiscalYearName.START);

  @ParameterizedTest
  @CsvSource({
    "2012, 2012-01-29, 2013-02-02",
    "2017, 2017-01-29, 2018-02-03",
    "2022, 2022-01-30, 2023-01-28",
    "2023, 2023-01-29, 2024-02-03",
    "2024, 2024-02-04, 2025-02-01"
  })
  void retailYearsRunAsPublished(int year, LocalDate first, LocalDate last) {
    assertThat(startOf(RETAIL, year)).isEqualTo(first);
    assertThat(startOf(RETAIL, year + 1)).isEqualTo(last.plusDays(1));
    assertThat(RETAIL.monthOf(first)).isEqualTo(new FiscalMonth(year, 1));
    assertThat(RETAIL.monthOf(last)).isEqualTo(new FiscalMonth(year, 12));
  }

  /** The federation names these years, and 2023 as the latest, in its notes on the calendar. */
  @Test
  void retailYearsOf53WeeksAreThePublishedOnes() {
    List<Integer> longYears =
        IntStream.rangeClosed(2000, 2023)
            .filter(year -> weeks(startOf(RETAIL, year), startOf(RETAIL, year + 1)) == 53)
            .boxed()
            .toList();

    assertThat(longYears).containsExactly(2000, 2006, 2012, 2017, 2023);
  }

  @Test
  void retailMonthsAreFourFiveFourWeeksAndThe53rdIsInTheLast() {
    assertThat(weeksOfMonths(RETAIL, 2023))
        .containsExactly(4L, 5L, 4L, 4L, 5L, 4L, 4L, 5L, 4L, 4L, 5L, 5L);
    assertThat(RETAIL.startOf(new FiscalMonth(2023, 12))).isEqualTo("2023-12-31");
  }

  @ParameterizedTest
  @CsvSource({"FOUR_FOUR_FIVE, 4, 4, 5", "FOUR_FIVE_FOUR, 4, 5, 4", "FIVE_FOUR_FOUR, 5, 4, 4"})
  void patternDealsOutTheWeeksOfAQuarter(WeekPattern pattern, long first, long second, long third) {
    assertThat(weeksOfMonths(lastSaturdayOfSeptember(pattern), 2024).subList(3, 6))
        .containsExactly(first, second, third);
  }

  @Test
  void yearMayEndOnTheLastWeekdayOfTheMonth() {
    FiscalCalendar calendar = lastSaturdayOfSeptember(WeekPattern.FOUR_FOUR_FIVE);

    assertThat(startOf(calendar, 2024)).isEqualTo("2023-10-01");
    assertThat(startOf(calendar, 2025)).isEqualTo("2024-09-29");
    assertThat(calendar.monthOf(LocalDate.of(2024, 9, 28))).isEqualTo(new FiscalMonth(2024, 12));
  }

  @Test
  void daysOfJanuaryMayBelongToTheYearNamedAfterDecember() {
    FiscalCalendar calendar =
        new WeekFiscalCalendar(
            WeekPattern.FOUR_FOUR_FIVE,
            Month.DECEMBER,
            DayOfWeek.SATURDAY,
            YearEndRule.NEAREST,
            FiscalYearName.END);

    // 31 December 2025 is a Wednesday; the nearest Saturday is 3 January 2026.
    assertThat(calendar.monthOf(LocalDate.of(2026, 1, 3))).isEqualTo(new FiscalMonth(2025, 12));
    assertThat(calendar.monthOf(LocalDate.of(2026, 1, 4))).isEqualTo(new FiscalMonth(2026, 1));
  }

  @Test
  void patternsAreFoundByTheirLabel() {
    assertThat(WeekPattern.named("4-5-4")).hasValue(WeekPattern.FOUR_FIVE_FOUR);
    assertThat(WeekPattern.named("4-4-4")).isEmpty();
  }

  private static FiscalCalendar lastSaturdayOfSeptember(WeekPattern pattern) {
    return new WeekFiscalCalendar(
        pattern, Month.SEPTEMBER, DayOfWeek.SATURDAY, YearEndRule.LAST, FiscalYearName.END);
  }

  private static LocalDate startOf(FiscalCalendar calendar, int year) {
    return calendar.startOf(new FiscalMonth(year, 1));
  }

  private static List<Long> weeksOfMonths(FiscalCalendar calendar, int year) {
    return IntStream.rangeClosed(1, 12)
        .mapToObj(month -> new FiscalMonth(year, month))
        .map(month -> weeks(calendar.startOf(month), calendar.startOf(month.plusMonths(1))))
        .toList();
  }

  private static long weeks(LocalDate start, LocalDate end) {
    return ChronoUnit.WEEKS.between(start, end);
  }
}
