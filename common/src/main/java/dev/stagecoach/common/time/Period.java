package dev.stagecoach.common.time;

import java.time.LocalDate;

/**
 * A stretch of days by which numbers are reported.
 *
 * @param grain its kind
 * @param start its first day
 * @param end the day after its last one
 * @param label its name for people, such as {@code 2025-W01}, {@code 2025 Q1} or {@code FY2025 Q1}
 */
public record Period(PeriodGrain grain, LocalDate start, LocalDate end, String label) {

  /** Refuses a period without a day. */
  public Period {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException(
          "A period must end (%s) after it starts (%s)".formatted(end, start));
    }
  }

  /** Its days. */
  public DateRange days() {
    return new DateRange(start, end);
  }

  /** Whether the day lies in it. */
  public boolean contains(LocalDate day) {
    return days().contains(day);
  }

  /** Whether it is over when this day begins, so that no more can happen in it. */
  public boolean isOverOn(LocalDate day) {
    return !end.isAfter(day);
  }
}
