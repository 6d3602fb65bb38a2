package dev.stagecoach.common.time;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every calendar and grain, over twenty years, with four ISO years and three retail
 * years of 53 weeks.
 */
class BusinessCalendarLawsTest {

  private static final DateRange TWENTY_YEARS =
      new DateRange(LocalDate.of(2008, 1, 1), LocalDate.of(2028, 1, 1));

  static Stream<Arguments> calendarsAndGrains() {
    return calendars()
        .flatMap(
            calendar ->
                Arrays.stream(PeriodGrain.values()).map(grain -> Arguments.of(calendar, grain)));
  }

  private static Stream<BusinessCalendar> calendars() {
    Stream<FiscalCalendar> byMonths =
        Stream.of(Month.JANUARY, Month.FEBRUARY, Month.OCTOBER).map(FiscalCalendar::startingIn);
    Stream<FiscalCalendar> byWeeks =
        Arrays.stream(WeekPattern.values())
            .flatMap(
                pattern ->
                    Stream.of(Month.JANUARY, Month.DECEMBER)
                        .flatMap(month -> ending(pattern, month)));
    DayOfWeek[] weekdays = DayOfWeek.values();
    List<FiscalCalendar> all = Stream.concat(byMonths, byWeeks).toList();
    return all.stream()
        .map(fiscal -> new BusinessCalendar(weekdays[all.indexOf(fiscal) % 7], fiscal));
  }

  private static Stream<FiscalCalendar> ending(WeekPattern pattern, Month month) {
    return Stream.of(
        new WeekFiscalCalendar(
            pattern, month, DayOfWeek.SATURDAY, YearEndRule.NEAREST, FiscalYearName.START),
        new WeekFiscalCalendar(
            pattern, month, DayOfWeek.FRIDAY, YearEndRule.LAST, FiscalYearName.END));
  }

  @ParameterizedTest
  @MethodSource("calendarsAndGrains")
  void periodsFollowEachOtherWithoutGapOrOverlap(BusinessCalendar calendar, PeriodGrain grain) {
    List<Period> periods = calendar.periods(TWENTY_YEARS, grain).toList();
    List<Period> allButTheFirst = periods.subList(1, periods.size());
    List<Period> allButTheLast = periods.subList(0, periods.size() - 1);

    assertThat(allButTheFirst.stream().map(Period::start).toList())
        .isEqualTo(allButTheLast.stream().map(Period::end).toList());
    assertThat(allButTheFirst.stream().map(calendar::previous).toList()).isEqualTo(allButTheLast);
  }

  @ParameterizedTest
  @MethodSource("calendarsAndGrains")
  void periodsCoverTheRange(BusinessCalendar calendar, PeriodGrain grain) {
    List<Period> periods = calendar.periods(TWENTY_YEARS, grain).toList();
    LocalDate lastDay = TWENTY_YEARS.end().minusDays(1);

    assertThat(periods.get(0).contains(TWENTY_YEARS.start())).isTrue();
    assertThat(periods.get(periods.size() - 1).contains(lastDay)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("calendarsAndGrains")
  void dayLiesInThePeriodThatIsSaidToHoldIt(BusinessCalendar calendar, PeriodGrain grain) {
    Stream<LocalDate> lost =
        TWENTY_YEARS.days().filter(day -> !calendar.periodOf(day, grain).contains(day));

    assertThat(lost).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("calendarsAndGrains")
  void labelsAreDistinct(BusinessCalendar calendar, PeriodGrain grain) {
    List<String> labels = calendar.periods(TWENTY_YEARS, grain).map(Period::label).toList();

    assertThat(Set.copyOf(labels)).hasSameSizeAs(labels);
  }

  @ParameterizedTest
  @MethodSource("calendarsAndGrains")
  void yearAgoIsAboutAYearAgo(BusinessCalendar calendar, PeriodGrain grain) {
    LongSummaryStatistics daysBetween =
        calendar
            .periods(TWENTY_YEARS, grain)
            .mapToLong(p -> DAYS.between(calendar.yearAgo(p).start(), p.start()))
            .summaryStatistics();

    assertThat(daysBetween.getMin()).isGreaterThanOrEqualTo(364);
    assertThat(daysBetween.getMax()).isLessThanOrEqualTo(371);
  }

  @ParameterizedTest
  @MethodSource("calendarsAndGrains")
  void sameElapsedPartGrowsToTheWholeEarlierPeriod(BusinessCalendar calendar, PeriodGrain grain) {
    Period current = calendar.periodOf(LocalDate.of(2024, 2, 10), grain);
    Period earlier = calendar.yearAgo(current);
    List<LocalDate> ends =
        DateRange.ofDays(current.start(), current.end())
            .days()
            .map(asOf -> calendar.sameElapsedPart(current, asOf, earlier).end())
            .toList();

    assertThat(ends).isSorted().startsWith(earlier.start()).endsWith(earlier.end());
  }

  @ParameterizedTest
  @MethodSource("calendarsAndGrains")
  void coarserPeriodsAreMadeOfWholeFinerOnes(BusinessCalendar calendar, PeriodGrain grain) {
    PeriodGrain part =
        switch (grain) {
          case DAY, WEEK, MONTH, FISCAL_MONTH -> PeriodGrain.DAY;
          case QUARTER, YEAR -> PeriodGrain.MONTH;
          case FISCAL_QUARTER, FISCAL_YEAR -> PeriodGrain.FISCAL_MONTH;
        };
    Stream<Period> torn =
        calendar
            .periods(TWENTY_YEARS, grain)
            .filter(
                period ->
                    !calendar.startOf(period.start(), part).equals(period.start())
                        || !calendar.startOf(period.end(), part).equals(period.end()));

    assertThat(torn).isEmpty();
  }
}
