package dev.stagecoach.common.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * The moment for which tables are made: only events before it are known.
 *
 * @param at the first instant that is not known any more
 * @param on the business day on which that instant falls
 */
public record AsOf(Instant at, LocalDate on) {

  /** As of an instant. */
  public static AsOf at(Instant instant, BusinessTime time) {
    return new AsOf(instant, time.dayOf(instant));
  }

  /** As of a date, which means its first instant in the business time zone. */
  public static AsOf startOf(LocalDate day, BusinessTime time) {
    return new AsOf(time.startOf(day), day);
  }

  /**
   * Reads a date such as {@code 2018-01-01}, or an instant with its offset such as {@code
   * 2018-01-01T06:00:00Z}.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static AsOf parse(String text, BusinessTime time) {
    try {
      return text.contains("T")
          ? at(OffsetDateTime.parse(text).toInstant(), time)
          : startOf(LocalDate.parse(text), time);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          ("'%s' is not an as-of date; write a date such as 2018-01-01, or an instant with its"
                  + " offset such as 2018-01-01T06:00:00Z")
              .formatted(text),
          e);
    }
  }
}
