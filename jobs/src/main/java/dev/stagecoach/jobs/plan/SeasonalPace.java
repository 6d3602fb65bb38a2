package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.DateRange;
import dev.stagecoach.common.time.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much of a period's whole comes in its first part, as the same part of earlier years tells.
 *
 * @param weeks what the company reached in each whole week, by the week's first day
 */
record SeasonalPace(BusinessCalendar calendar, NavigableMap<LocalDate, Double> weeks) {
  private static final int DAYS_A_WEEK = 7;

  /** A pace by the weeks of a metric. */
  static SeasonalPace of(BusinessCalendar calendar, Map<LocalDate, Double> weeks) {
    return new SeasonalPace(calendar, new TreeMap<>(weeks));
  }

  /**
   * The share that is to be expected by the start of a day.
   *
   * <p>It is the sum over earlier years of what came in the same elapsed part, by the sum of what
   * came in the whole; a week that lies in both counts by its days. Where no earlier year is known
   * or nothing came in any, it is the share of the days.
   */
  Pace by(LocalDate today, Period period) {
    double part = 0;
    double whole = 0;
    int years = 0;
    Optional<Period> earlier = Optional.of(calendar.yearAgo(period));
    while (earlier.filter(this::isKnown).isPresent()) {
      Period year = earlier.orElseThrow();
      part += sum(calendar.sameElapsedPart(period, today, year));
      whole += sum(year.days());
      years++;
      earlier = Optional.of(calendar.yearAgo(year));
    }
    if (whole <= 0 || part < 0) {
      DateRange elapsed = calendar.elapsed(period, today);
      return new Pace((double) elapsed.length() / period.days().length(), 0);
    }
    return new Pace(Math.min(1, part / whole), years);
  }

  /** Whether the weeks cover the period, which must be longer than they are. */
  private boolean isKnown(Period period) {
    return !weeks.isEmpty()
        && period.days().length() > DAYS_A_WEEK
        && !weeks.firstKey().isAfter(period.start())
        && !weeks.lastKey().plusDays(DAYS_A_WEEK).isBefore(period.end());
  }

  private double sum(DateRange days) {
    double sum = 0;
    for (Map.Entry<LocalDate, Double> week :
        weeks
            .subMap(days.start().minusDays(DAYS_A_WEEK - 1L), true, days.end(), false)
            .entrySet()) {
      LocalDate from = week.getKey().isBefore(days.start()) ? days.start() : week.getKey();
      LocalDate end = week.getKey().plusDays(DAYS_A_WEEK);
      LocalDate until = end.isAfter(days.end()) ? days.end() : end;
      sum += week.getValue() * ChronoUnit.DAYS.between(from, until) / DAYS_A_WEEK;
    }
    return sum;
  }

  /**
   * The share of a period's whole that is to be expected by now.
   *
   * @param years how many earlier years tell it; 0 for the share of the days
   */
  record Pace(double share, int years) {}
}
