package dev.stagecoach.jobs.conform;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.CalendarDay;
import dev.stagecoach.common.time.CalendarDays;
import dev.stagecoach.common.time.ComparedPeriod;
import dev.stagecoach.common.time.Period;
import dev.stagecoach.common.time.PeriodGrain;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** core.calendar_day, core.calendar_period and core.period: three ways to list one calendar. */
public record CalendarTable(TableContract contract, SuiteCalendar calendar, Listing listing)
    implements Table {
  /** How a calendar becomes rows, on the first day that is not known any more. */
  public interface Listing extends BiFunction<CalendarDays, LocalDate, Stream<Row>> {}

  /** One row per day. */
  public static Table days(TableContract contract) {
    return new CalendarTable(
        contract,
        SuiteCalendar.OF_EVENTS,
        (calendar, unknownFrom) -> calendar.days().map(CalendarTable::day));
  }

  /** One row per day and period that it lies in. */
  public static Table dayPeriods(TableContract contract) {
    return new CalendarTable(
        contract,
        SuiteCalendar.OF_DAYS,
        (calendar, unknownFrom) -> calendar.days().flatMap(CalendarTable::periodsOfDay));
  }

  /** One row per period. */
  public static Table periods(TableContract contract) {
    return new CalendarTable(
        contract,
        SuiteCalendar.OF_DAYS,
        (calendar, unknownFrom) ->
            calendar
                .periods()
                .filter(compared -> SuiteCalendar.GRAINS.contains(compared.period().grain()))
                .map(compared -> period(compared, calendar.calendar(), unknownFrom)));
  }

  @Override
  public Set<TableName> inputs() {
    return calendar.firstDates().keySet();
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    return context
        .session()
        .createDataFrame(
            listing.apply(calendar.days(inputs, context), context.asOfOn().plusDays(1)).toList(),
            contract.schema())
        .coalesce(1);
  }

  private static Row day(CalendarDay day) {
    return RowFactory.create(
        date(day.day()),
        date(day.startOf(PeriodGrain.WEEK)),
        date(day.startOf(PeriodGrain.MONTH)),
        date(day.startOf(PeriodGrain.QUARTER)),
        date(day.startOf(PeriodGrain.YEAR)),
        date(day.startOf(PeriodGrain.FISCAL_QUARTER)),
        date(day.startOf(PeriodGrain.FISCAL_YEAR)));
  }

  private static Stream<Row> periodsOfDay(CalendarDay day) {
    return SuiteCalendar.GRAINS.stream()
        .map(grain -> RowFactory.create(date(day.day()), grain.label(), date(day.startOf(grain))));
  }

  private static Row period(
      ComparedPeriod compared, BusinessCalendar calendar, LocalDate unknownFrom) {
    Period period = compared.period();
    Period previous = compared.previous();
    Period yearAgo = compared.yearAgo();
    return RowFactory.create(
        period.grain().label(),
        date(period.start()),
        date(period.end()),
        period.label(),
        date(previous.start()),
        date(calendar.sameElapsedPart(period, unknownFrom, previous).end()),
        date(yearAgo.start()),
        date(calendar.sameElapsedPart(period, unknownFrom, yearAgo).end()));
  }

  private static Date date(LocalDate day) {
    return Date.valueOf(day);
  }
}
