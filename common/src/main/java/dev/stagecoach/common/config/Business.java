package dev.stagecoach.common.config;

import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.BusinessTime;
import dev.stagecoach.common.time.FiscalCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How the business counts days, money and deals.
 *
 * @param timeZone in which an instant falls on a business day
 * @param reportingCurrency ISO 4217 code
 * @param constantRateOn the date whose exchange rates are the constant ones; empty for the newest
 *     on or before the as-of date
 * @param pingPongSeconds stage visits shorter than this are collapsed; 0 keeps all
 * @param zeroAmountDeals whether deals without an amount count in KPIs
 * @param negativeCycleDeals whether deals closed before they were created count in KPIs
 */
public record Business(
    String name,
    ZoneId timeZone,
    String reportingCurrency,
    Optional<LocalDate> constantRateOn,
    DayOfWeek firstDayOfWeek,
    FiscalCalendar fiscalYear,
    CloseDateRule closeDate,
    int pingPongSeconds,
    Inclusion zeroAmountDeals,
    Inclusion negativeCycleDeals) {

  /** Weeks and fiscal years as this business counts them. */
  public BusinessCalendar calendar() {
    return new BusinessCalendar(firstDayOfWeek, fiscalYear);
  }

  /** Its time zone, as the days of instants. */
  public BusinessTime time() {
    return new BusinessTime(timeZone);
  }

  /** What dates a close: the move to won or lost, or the source's own close-date field. */
  public enum CloseDateRule {
    EVENT,
    FIELD
  }

  /** Whether flagged deals are in or out of the KPIs; they are counted beside them either way. */
  public enum Inclusion {
    INCLUDE,
    EXCLUDE
  }
}
