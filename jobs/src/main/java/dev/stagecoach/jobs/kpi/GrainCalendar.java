package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.metric.Span;
import dev.stagecoach.common.time.PeriodGrain;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;

/**
 * The periods of one grain that have begun, in order; earlier periods are named by their place.
 *
 * @param starts the first day of each
 * @param previous the place of the period before each, -1 for none
 * @param yearAgo the place of the same period a year earlier, -1 for none
 * @param isComplete whether each is over
 * @param days the days of each
 * @param elapsedDays the known days of the newest
 * @param spanStarts the place of the first period of the span that ends with each, -1 for none
 */
record GrainCalendar(
    String grain,
    int[] starts,
    int[] previous,
    int[] yearAgo,
    boolean[] isComplete,
    int[] days,
    int elapsedDays,
    Map<Span, int[]> spanStarts)
    implements Serializable {
  static final int NONE = -1;

  int size() {
    return starts.length;
  }

  /**
   * Whether the period under way is compared with an earlier part of this one as the one before.
   */
  boolean isPreviousOfUnfinished(int place) {
    int newest = size() - 1;
    return !isComplete[newest] && previous[newest] == place;
  }

  /** Whether the period under way is compared with a part of this one as that of a year ago. */
  boolean isYearAgoOfUnfinished(int place) {
    int newest = size() - 1;
    return !isComplete[newest] && yearAgo[newest] == place;
  }

  /** How long the period at a place is as far as it is known. */
  RangeLength knownLength(int place) {
    return length(place, place == size() - 1 ? elapsedDays : days[place]);
  }

  /** How long the part of an earlier period is that the newest is compared with. */
  RangeLength comparedLength(int place) {
    return length(place, Math.min(days[place], elapsedDays));
  }

  /** How long the periods are from one place up to another, that one left out. */
  RangeLength wholeLength(int from, int end) {
    RangeLength sum = RangeLength.NONE;
    for (int place = from; place < end; place++) {
      sum = sum.plus(length(place, days[place]));
    }
    return sum;
  }

  /** The place of the first period of a span; -1 for none. */
  int startOf(Span span, int place) {
    int[] starts = spanStarts.get(span);
    return starts == null ? NONE : starts[place];
  }

  private RangeLength length(int place, int known) {
    int months = PeriodGrain.named(grain).map(GrainCalendar::months).orElse(0);
    return new RangeLength(known, days[place], months);
  }

  /** Of how many months a period is made. */
  static int months(PeriodGrain grain) {
    return switch (grain) {
      case DAY, WEEK -> 0;
      case MONTH, FISCAL_MONTH -> 1;
      case QUARTER, FISCAL_QUARTER -> 3;
      case YEAR, FISCAL_YEAR -> 12;
    };
  }

  /** The place of the period that begins on a day; -1 where none does. */
  int placeOf(int start) {
    return place(starts, start);
  }

  /** The place of a day among ascending ones; -1 where it is not among them. */
  static int place(int[] starts, int start) {
    return Math.max(NONE, Arrays.binarySearch(starts, start));
  }
}
