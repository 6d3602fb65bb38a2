package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.DateRange;
import dev.stagecoach.common.time.Period;
import dev.stagecoach.common.time.PeriodGrain;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The years that a report covers, and their quarters.
 *
 * @param lastKnown the last day of which anything is known
 * @param years from the first to the one in which that day lies
 * @param quarters likewise
 */
record Periods(LocalDate lastKnown, List<Period> years, List<Period> quarters) {
  private static final int USUAL_YEARS = 5;

  /** Keeps the lists as they are. */
  Periods {
    years = List.copyOf(years);
    quarters = List.copyOf(quarters);
  }

  /**
   * The periods of a calendar.
   *
   * @param from the number of the first year; empty for five whole years and the one under way
   * @param isFiscal whether years and quarters are the fiscal ones
   * @throws IllegalArgumentException where the first year has not begun by the last known day
   */
  static Periods of(
      BusinessCalendar calendar, LocalDate lastKnown, Optional<Integer> from, boolean isFiscal) {
    PeriodGrain yearGrain = isFiscal ? PeriodGrain.FISCAL_YEAR : PeriodGrain.YEAR;
    PeriodGrain quarterGrain = isFiscal ? PeriodGrain.FISCAL_QUARTER : PeriodGrain.QUARTER;
    Period newest = calendar.periodOf(lastKnown, yearGrain);
    int whole = newest.isOverOn(lastKnown.plusDays(1)) ? USUAL_YEARS - 1 : USUAL_YEARS;
    Period first = from.map(year -> named(calendar, lastKnown, newest, year)).orElse(newest);
    for (int i = 0; from.isEmpty() && i < whole; i++) {
      first = calendar.previous(first);
    }
    DateRange days = DateRange.ofDays(first.start(), lastKnown);
    return new Periods(
        lastKnown,
        calendar.periods(days, yearGrain).toList(),
        calendar.periods(days, quarterGrain).toList());
  }

  private static Period named(
      BusinessCalendar calendar, LocalDate lastKnown, Period newest, int year) {
    Period found = newest;
    String label = newest.label().startsWith("FY") ? "FY" + year : Integer.toString(year);
    while (!found.label().equals(label) && found.start().getYear() >= year - 1) {
      found = calendar.previous(found);
    }
    if (!found.label().equals(label)) {
      throw new IllegalArgumentException(
          "Year %d has not begun by %s, the last day that is known; name an earlier one with --from"
              .formatted(year, lastKnown));
    }
    return found;
  }

  /** The first day of all. */
  LocalDate firstDay() {
    return years.get(0).start();
  }

  /** The newest whole year; the one under way where none is whole. */
  Period main() {
    return years.stream()
        .filter(this::isOver)
        .reduce((first, second) -> second)
        .orElse(years.get(years.size() - 1));
  }

  /** The year before the main one, where the report covers it. */
  Optional<Period> before() {
    int at = years.indexOf(main());
    return at == 0 ? Optional.empty() : Optional.of(years.get(at - 1));
  }

  /** The year under way, where the last known day is not the last of its year. */
  Optional<Period> underWay() {
    Period newest = years.get(years.size() - 1);
    return isOver(newest) ? Optional.empty() : Optional.of(newest);
  }

  /** Whether the period is wholly known. */
  boolean isOver(Period period) {
    return period.isOverOn(lastKnown.plusDays(1));
  }
}
