package dev.stagecoach.jobs.simulate.company;

import java.time.LocalDate;

/** Moves instants into working hours without changing their order. All times are UTC. */
public final class BusinessClock {
  /** Milliseconds of an hour. */
  public static final long HOUR = 3_600_000L;

  /** Milliseconds of a day. */
  public static final long DAY = 24 * HOUR;

  private static final long WEEK = 7 * DAY;
  private static final long MONDAY = 4 * DAY;

  private BusinessClock() {}

  /**
   * Squeezes a week of seven days into Monday to Friday, 08:00 to 18:00. Never decreasing, and
   * strictly increasing for instants that are 8 ms or more apart.
   */
  public static long working(long instant) {
    long intoWeek = Math.floorMod(instant - MONDAY, WEEK);
    long week = instant - intoWeek;
    long squeezed = intoWeek * 5 / 7;
    long day = squeezed / DAY;
    long intoDay = squeezed % DAY;
    return week + day * DAY + 8 * HOUR + intoDay * 10 / 24;
  }

  /** The day of an instant, as days since 1970. */
  public static int day(long instant) {
    return (int) Math.floorDiv(instant, DAY);
  }

  /** The first instant of a day. */
  public static long start(int day) {
    return day * DAY;
  }

  /** The first Monday on or after a day: from there, working hours never lie before the day. */
  public static int mondayFrom(int day) {
    return day + Math.floorMod(4 - day, 7);
  }

  /** The first day of the quarter after the one that holds a day. */
  public static int nextQuarter(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    int firstMonth = (date.getMonthValue() - 1) / 3 * 3 + 1;
    return (int) LocalDate.of(date.getYear(), firstMonth, 1).plusMonths(3).toEpochDay();
  }
}
