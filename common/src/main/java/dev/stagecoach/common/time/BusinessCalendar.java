package dev.stagecoach.common.time;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MONTHS;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.stream.Stream;

/**
 * Divides the days of a business into periods of every grain. The periods of a grain follow each
 * other without gap or overlap.
 *
 * <p>Weeks are numbered as in ISO 8601: the first week of a year is the first with four of its days
 * in the year, whatever the first weekday is.
 *
 * @param firstDayOfWeek the weekday with which weeks begin
 * @param fiscal the fiscal months, quarters and years
 */
public record BusinessCalendar(DayOfWeek firstDayOfWeek, FiscalCalendar fiscal) {

  /** Weeks from Monday, and fiscal years that are calendar years. */
  public static BusinessCalendar iso() {
    return new BusinessCalendar(DayOfWeek.MONDAY, FiscalCalendar.calendarYear());
  }

  /** The period of this grain in which the day lies. */
  public Period periodOf(LocalDate day, PeriodGrain grain) {
    LocalDate start = startOf(day, grain);
    return new Period(grain, start, endOf(start, grain), labelOf(start, grain));
  }

  /** The first day of the period of this grain in which the day lies. */
  public LocalDate startOf(LocalDate day, PeriodGrain grain) {
    return switch (grain) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(firstDayOfWeek));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case YEAR -> day.withDayOfYear(1);
      case FISCAL_MONTH -> fiscal.startOf(fiscal.monthOf(day));
      case FISCAL_QUARTER -> fiscal.startOf(fiscal.monthOf(day).startOfQuarter());
      case FISCAL_YEAR -> fiscal.startOf(fiscal.monthOf(day).startOfYear());
    };
  }

  private LocalDate endOf(LocalDate start, PeriodGrain grain) {
    return switch (grain) {
      case DAY -> start.plusDays(1);
      case WEEK -> start.plusWeeks(1);
      case MONTH -> start.plusMonths(1);
      case QUARTER -> start.plusMonths(3);
      case YEAR -> start.plusYears(1);
      case FISCAL_MONTH -> fiscalMonthsAfter(start, 1);
      case FISCAL_QUARTER -> fiscalMonthsAfter(start, 3);
      case FISCAL_YEAR -> fiscalMonthsAfter(start, 12);
    };
  }

  private LocalDate fiscalMonthsAfter(LocalDate start, int months) {
    return fiscal.startOf(fiscal.monthOf(start).plusMonths(months));
  }

  private String labelOf(LocalDate start, PeriodGrain grain) {
    return switch (grain) {
      case DAY -> start.toString();
      case WEEK -> "%d-W%02d".formatted(weekYear(start), start.get(weeks().weekOfWeekBasedYear()));
      case MONTH -> "%d-%02d".formatted(start.getYear(), start.getMonthValue());
      case QUARTER -> "%d Q%d".formatted(start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
      case YEAR -> "%d".formatted(start.getYear());
      case FISCAL_MONTH -> {
        FiscalMonth month = fiscal.monthOf(start);
        yield "FY%d M%02d".formatted(month.year(), month.month());
      }
      case FISCAL_QUARTER -> {
        FiscalMonth month = fiscal.monthOf(start);
        yield "FY%d Q%d".formatted(month.year(), month.quarter());
      }
      case FISCAL_YEAR -> "FY%d".formatted(fiscal.monthOf(start).year());
    };
  }

  private WeekFields weeks() {
    return WeekFields.of(firstDayOfWeek, WeekFields.ISO.getMinimalDaysInFirstWeek());
  }

  private int weekYear(LocalDate day) {
    return day.get(weeks().weekBasedYear());
  }

  /** The periods of this grain that have a day in the range, in order. */
  public Stream<Period> periods(DateRange range, PeriodGrain grain) {
    return range.isEmpty()
        ? Stream.empty()
        : Stream.iterate(
            periodOf(range.start(), grain),
            period -> period.start().isBefore(range.end()),
            period -> periodOf(period.end(), grain));
  }

  /** The period before this one. */
  public Period previous(Period period) {
    return periodOf(period.start().minusDays(1), period.grain());
  }

  /**
   * The period in the same position of the year before: the same date (28 February for the 29th),
   * week number, month, quarter, or fiscal month or quarter.
   *
   * <p>A 53rd week has no such counterpart and is compared with the week 52 weeks before it. A
   * fiscal month, quarter or year with a 53rd week is compared with its shorter counterpart.
   */
  public Period yearAgo(Period period) {
    LocalDate start = period.start();
    LocalDate earlier =
        switch (period.grain()) {
          case DAY, MONTH, QUARTER, YEAR -> start.minusYears(1);
          case WEEK -> start.minusWeeks(weeksOfYearBefore(start));
          case FISCAL_MONTH, FISCAL_QUARTER, FISCAL_YEAR -> fiscalMonthsAfter(start, -12);
        };
    return periodOf(earlier, period.grain());
  }

  private long weeksOfYearBefore(LocalDate weekStart) {
    // The fourth day of January lies in the first week of its year by definition.
    LocalDate inYearBefore = LocalDate.of(weekYear(weekStart) - 1, 1, 4);
    return weeks().weekOfWeekBasedYear().rangeRefinedBy(inYearBefore).getMaximum();
  }

  /** The days of the period that are over when the given day begins. */
  public DateRange elapsed(Period period, LocalDate asOf) {
    if (asOf.isBefore(period.start())) {
      return new DateRange(period.start(), period.start());
    }
    return new DateRange(period.start(), period.isOverOn(asOf) ? period.end() : asOf);
  }

  /**
   * The part of an earlier period of the same grain that corresponds to the elapsed part of the
   * current one, so that period-to-date compares like with like.
   *
   * <p>It reaches as many whole months (of the calendar, or fiscal ones) and days into the earlier
   * period, at most to the end of the corresponding month, and all of it when the current period is
   * over: 1 March 2024 in a year corresponds to 1 March 2023, 31 March in a quarter to 31 December.
   *
   * @throws IllegalArgumentException if the periods are of different grain
   */
  public DateRange sameElapsedPart(Period current, LocalDate asOf, Period earlier) {
    if (current.grain() != earlier.grain()) {
      throw new IllegalArgumentException(
          "Only periods of one grain compare, but got %s (%s) and %s (%s)"
              .formatted(
                  current.label(),
                  current.grain().label(),
                  earlier.label(),
                  earlier.grain().label()));
    }
    LocalDate until = elapsed(current, asOf).end();
    if (until.equals(current.end())) {
      return earlier.days();
    }
    LocalDate end =
        switch (current.grain()) {
          case DAY, WEEK -> earlier.start().plusDays(DAYS.between(current.start(), until));
          case MONTH, QUARTER, YEAR, FISCAL_MONTH, FISCAL_QUARTER, FISCAL_YEAR ->
              sameDayOfMonth(current.start(), until, earlier);
        };
    return new DateRange(earlier.start(), end);
  }

  private LocalDate sameDayOfMonth(LocalDate start, LocalDate until, Period earlier) {
    boolean isFiscal = earlier.grain().compareTo(PeriodGrain.FISCAL_MONTH) >= 0;
    PeriodGrain monthGrain = isFiscal ? PeriodGrain.FISCAL_MONTH : PeriodGrain.MONTH;
    LocalDate monthStart = startOf(until, monthGrain);
    Period month =
        isFiscal
            ? periodOf(
                fiscalMonthsAfter(earlier.start(), fiscalMonthsBetween(start, monthStart)),
                monthGrain)
            : periodOf(earlier.start().plusMonths(MONTHS.between(start, monthStart)), monthGrain);
    LocalDate day = month.start().plusDays(DAYS.between(monthStart, until));
    return day.isBefore(month.end()) ? day : month.end();
  }

  private int fiscalMonthsBetween(LocalDate start, LocalDate end) {
    FiscalMonth from = fiscal.monthOf(start);
    FiscalMonth to = fiscal.monthOf(end);
    return (to.year() - from.year()) * 12 + to.month() - from.month();
  }
}
