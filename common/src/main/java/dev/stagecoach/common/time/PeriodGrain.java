package dev.stagecoach.common.time;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The lengths of time by which numbers are reported, as {@code period_grain} names them. */
public enum PeriodGrain {
  /** One calendar day. */
  DAY,
  /** Seven days from the first weekday of the business. */
  WEEK,
  /** A calendar month. */
  MONTH,
  /** Three calendar months from January, April, July or October. */
  QUARTER,
  /** A calendar year. */
  YEAR,
  /** One of twelve parts of a fiscal year: a calendar month, or four to six weeks. */
  FISCAL_MONTH,
  /** Three fiscal months. */
  FISCAL_QUARTER,
  /** Twelve fiscal months. */
  FISCAL_YEAR;

  /** The name in tables and configuration, such as {@code fiscal_quarter}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The grain of this name; empty when there is none. */
  public static Optional<PeriodGrain> named(String label) {
    return Arrays.stream(values()).filter(grain -> grain.label().equals(label)).findFirst();
  }
}
