package dev.stagecoach.common.config;

import dev.stagecoach.common.config.Business.CloseDateRule;
import dev.stagecoach.common.config.Business.Inclusion;
import dev.stagecoach.common.time.FiscalCalendar;
import dev.stagecoach.common.time.FiscalYearName;
import dev.stagecoach.common.time.MonthFiscalCalendar;
import dev.stagecoach.common.time.WeekFiscalCalendar;
import dev.stagecoach.common.time.WeekPattern;
import dev.stagecoach.common.time.YearEndRule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the block {@code business}. */
final class BusinessReader {
  private static final String MONTHS = "months";

  private BusinessReader() {}

  static Business business(Settings settings) {
    return new Business(
        Values.text(settings, "name", "write the company's name"),
        Values.zone(settings, "time-zone"),
        Values.parsed(
                settings,
                "reporting-currency",
                code -> Currency.getInstance(code).getCurrencyCode(),
                "write an ISO 4217 code, e.g. USD")
            .orElse("USD"),
        Values.parsed(
            settings, "constant-rate-date", LocalDate::parse, "write a date, e.g. 2024-01-31"),
        Values.choice(settings, "first-day-of-week", DayOfWeek.class),
        fiscalYear(settings.section("fiscal-year")),
        Values.choice(settings, "close-date", CloseDateRule.class),
        Values.wholeNumber(settings, "ping-pong-seconds", 0, Integer.MAX_VALUE),
        Values.choice(settings, "zero-amount-deals", Inclusion.class),
        Values.choice(settings, "negative-cycle-deals", Inclusion.class));
  }

  private static FiscalCalendar fiscalYear(Settings settings) {
    Month start = Month.of(Values.wholeNumber(settings, "start-month", 1, 12));
    Month end = Month.of(Values.wholeNumber(settings, "year-end-month", 1, 12));
    DayOfWeek weekday = Values.choice(settings, "year-end-weekday", DayOfWeek.class);
    YearEndRule rule = Values.choice(settings, "year-end-rule", YearEndRule.class);
    FiscalYearName name = Values.choice(settings, "year-name", FiscalYearName.class);
    return Values.choice(settings, "calendar", calendars())
        .flatMap(pattern -> pattern)
        .<FiscalCalendar>map(pattern -> new WeekFiscalCalendar(pattern, end, weekday, rule, name))
        .orElseGet(() -> new MonthFiscalCalendar(start, name));
  }

  private static Map<String, Optional<WeekPattern>> calendars() {
    Map<String, Optional<WeekPattern>> calendars = new TreeMap<>();
    calendars.put(MONTHS, Optional.empty());
    for (WeekPattern pattern : WeekPattern.values()) {
      calendars.put(pattern.label(), Optional.of(pattern));
    }
    return calendars;
  }
}
