package dev.stagecoach.common.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The clock on the wall of the business: which day an instant belongs to, and when a day begins.
 *
 * @param zone the business time zone
 */
public record BusinessTime(ZoneId zone) {

  /** The business day on which the instant falls. */
  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** The first instant of the day, which is not midnight where a clock change skips midnight. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** How long the day lasts: 23, 24 or 25 hours, where clocks change by an hour. */
  public Duration lengthOf(LocalDate day) {
    return Duration.between(startOf(day), startOf(day.plusDays(1)));
  }
}
