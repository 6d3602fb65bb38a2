package dev.stagecoach.common.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Days from a first one up to, and without, another.
 *
 * @param start the first day
 * @param end the day after the last one; equal to {@code start} for no days at all
 */
public record DateRange(LocalDate start, LocalDate end) {

  /** Refuses an end before the start. */
  public DateRange {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "A range of dates must not end (%s) before it starts (%s)".formatted(end, start));
    }
  }

  /** The days from the first to the last, both of them included. */
  public static DateRange ofDays(LocalDate first, LocalDate last) {
    return new DateRange(first, last.plusDays(1));
  }

  /** Whether the day lies in the range. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(start) && day.isBefore(end);
  }

  /** Whether the ranges have a day in common. */
  public boolean overlaps(DateRange other) {
    return start.isBefore(other.end) && other.start.isBefore(end) && !isEmpty() && !other.isEmpty();
  }

  /** Whether there is no day in it. */
  public boolean isEmpty() {
    return start.equals(end);
  }

  /** The number of days. */
  public long length() {
    return ChronoUnit.DAYS.between(start, end);
  }

  /** Each day, in order. */
  public Stream<LocalDate> days() {
    return start.datesUntil(end);
  }
}
