package dev.stagecoach.common.time;

import java.time.LocalDate;
import java.util.Map;

/**
 * A day and the periods in which it lies, one of each grain.
 *
 * @param day the day
 * @param periods its period of every grain
 */
public record CalendarDay(LocalDate day, Map<PeriodGrain, Period> periods) {

  /** Keeps its own copy of the periods, which must be of every grain and hold the day. */
  public CalendarDay {
    periods = Map.copyOf(periods);
    for (PeriodGrain grain : PeriodGrain.values()) {
      Period period = periods.get(grain);
      if (period == null || !period.contains(day)) {
        throw new IllegalArgumentException(
            "%s needs a %s that holds it, but got %s".formatted(day, grain.label(), period));
      }
    }
  }

  /** The first day of the period of this grain. */
  public LocalDate startOf(PeriodGrain grain) {
    return period(grain).start();
  }

  /** The period of this grain. */
  public Period period(PeriodGrain grain) {
    Period period = periods.get(grain);
    if (period == null) {
      throw new IllegalStateException("A calendar day holds every grain, but not " + grain);
    }
    return period;
  }
}
