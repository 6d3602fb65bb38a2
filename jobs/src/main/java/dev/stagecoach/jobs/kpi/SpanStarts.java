package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.metric.Span;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * With which period of a grain the spans begin that end with each: the first that begins neither
 * before the span nor after the period. So a week belongs to the year in which it begins.
 *
 * @param years the first days of the calendar years
 * @param fiscalYears the first days of the fiscal years
 */
record SpanStarts(int[] years, int[] fiscalYears, Set<Span> spans) {

  /** By span, the place of the first period for each place; -1 where no period lies in the span. */
  Map<Span, int[]> of(int[] starts, int[] days) {
    Map<Span, int[]> places = new HashMap<>();
    for (Span span : spans) {
      IntUnaryOperator first = place -> firstDay(span, starts[place], days[place]);
      places.put(
          span,
          IntStream.range(0, starts.length)
              .map(place -> atOrAfter(starts, first.applyAsInt(place), place))
              .toArray());
    }
    return places;
  }

  private int firstDay(Span span, int start, int days) {
    return switch (span.start()) {
      case YEAR_TO_DATE -> atOrBefore(years, start);
      case FISCAL_YEAR_TO_DATE -> atOrBefore(fiscalYears, start);
      case ALL_TO_DATE -> Integer.MIN_VALUE;
      case LAST_MONTHS ->
          (int) LocalDate.ofEpochDay(start + days).minusMonths(span.months()).toEpochDay();
    };
  }

  /** The last of ascending days that is not after a day; that day where there is none. */
  private static int atOrBefore(int[] ascending, int day) {
    int place = Arrays.binarySearch(ascending, day);
    int before = place >= 0 ? place : -place - 2;
    return before < 0 ? day : ascending[before];
  }

  private static int atOrAfter(int[] starts, int day, int last) {
    int place = Arrays.binarySearch(starts, day);
    int first = place >= 0 ? place : -place - 1;
    return first <= last ? first : GrainCalendar.NONE;
  }
}
