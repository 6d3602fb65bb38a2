package dev.stagecoach.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
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

    for (int i = 1; i < periods.size(); i++) {
      assertThat(periods.get(i).start()).isEqualTo(periods.get(i - 1).end());
      assertThat(calendar.previous(periods.get(i))).isEqualTo(periods.get(i - 1));
    }
    assertThat(periods.get(0).contains(TWENTY_YEARS.start())).isTrue();
    assertThat(periods.get(periods.size() - 1).contains(TWENTY_YEARS.end().minusDays(1))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("calendarsAndGrains")
  void dayLiesInThePeriodThatIsSaidToHoldIt(BusinessCalendar calendar, PeriodGrain grain) {
    Stream<LocalDate> everyNinthDay =
        Stream.iterate(TWENTY_YEARS.start(), TWENTY_YEARS::contains, day -> day.plusDays(9));

    assertThat(everyNinthDay)
        .allSatisfy(day -> assertThat(calendar.periodOf(day, grain).contains(day)).isTrue());
  }

  @ParameterizedTest
  @MethodSource("calendarsAndGrains")
  void labelsAreDistinct(BusinessCalendar calendar, PeriodGrain grain) {
    assertThat(calendar.periods(TWENTY_YEARS, grain))
        .extracting(Period::label)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("calendarsAndGrains")
  void yearAgoIsAboutAYearAgo(BusinessCalendar calendar, PeriodGrain grain) {
    assertThat(calendar.periods(TWENTY_YEARS, grain))
        .allSatisfy(
            period -> {
              LocalDate yearAgo = calendar.yearAgo(period).start();

              assertThat(new DateRange(yearAgo, period.start()).length()).isBetween(364L, 371L);
            });
  }

  @ParameterizedTest
  @MethodSource("calendarsAndGrains")
  void sameElapsedPartGrowsToTheWholeEarlierPeriod(BusinessCalendar calendar, PeriodGrain grain) {
    Period current = calendar.periodOf(LocalDate.of(2024, 2, 10), grain);
    Period earlier = calendar.yearAgo(current);
    LocalDate previous = earlier.start();

    for (LocalDate asOf : current.days().days().toList()) {
      LocalDate end = calendar.sameElapsedPart(current, asOf, earlier).end();

      assertThat(end).isBetween(previous, earlier.end());
      previous = end;
    }
    assertThat(calendar.sameElapsedPart(current, current.end(), earlier)).isEqualTo(earlier.days());
  }

  @ParameterizedTest
  @MethodSource("calendarsAndGrains")
  void coarserPeriodsAreMadeOfWholeFinerOnes(BusinessCalendar calendar, PeriodGrain grain) {
    PeriodGrain part =
        switch (grain) {
          case DAY, WEEK, MONTH -> PeriodGrain.DAY;
          case QUARTER, YEAR -> PeriodGrain.MONTH;
          case FISCAL_MONTH -> PeriodGrain.DAY;
          case FISCAL_QUARTER, FISCAL_YEAR -> PeriodGrain.FISCAL_MONTH;
        };

    assertThat(calendar.periods(TWENTY_YEARS, grain))
        .allSatisfy(
            period -> {
              List<Period> parts = calendar.periods(period.days(), part).toList();

              assertThat(parts.get(0).start()).isEqualTo(period.start());
              assertThat(parts.get(parts.size() - 1).end()).isEqualTo(period.end());
            });
  }
}
