package dev.stagecoach.common.time;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rows of calendar tables: the days of a range with their periods, and these periods with what
 * they are compared with.
 *
 * @param calendar divides the days into periods
 * @param range the days to list
 */
public record CalendarDays(BusinessCalendar calendar, DateRange range) {

  /** From the first day to the last, both included. */
  public static CalendarDays between(LocalDate first, LocalDate last, BusinessCalendar calendar) {
    return new CalendarDays(calendar, DateRange.ofDays(first, last));
  }

  /** A row for each day, in order. */
  public Stream<CalendarDay> days() {
    return range.days().map(this::withPeriods);
  }

  private CalendarDay withPeriods(LocalDate day) {
    Map<PeriodGrain, Period> periods = new EnumMap<>(PeriodGrain.class);
    for (PeriodGrain grain : PeriodGrain.values()) {
      periods.put(grain, calendar.periodOf(day, grain));
    }
    return new CalendarDay(day, periods);
  }

  /**
   * A row for each period of each grain that has a day in the range, by grain and start. The first
   * and the last may reach beyond the range, and so may those that they are compared with.
   */
  public Stream<ComparedPeriod> periods() {
    return Arrays.stream(PeriodGrain.values())
        .flatMap(grain -> calendar.periods(range, grain))
        .map(
            period ->
                new ComparedPeriod(period, calendar.previous(period), calendar.yearAgo(period)));
  }
}
