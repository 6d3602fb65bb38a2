package dev.stagecoach.jobs.conform;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.time.CalendarDay;
import dev.stagecoach.common.time.CalendarDays;
import dev.stagecoach.common.time.ComparedPeriod;
import dev.stagecoach.common.time.PeriodGrain;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** core.calendar_day, core.calendar_period and core.period: three ways to list one calendar. */
public record CalendarTable(TableContract contract, Function<CalendarDays, Stream<Row>> listing)
    implements Table {

  /** One row per day. */
  public static Table days(TableContract contract) {
    return new CalendarTable(contract, calendar -> calendar.days().map(CalendarTable::day));
  }

  /** One row per day and period that it lies in. */
  public static Table dayPeriods(TableContract contract) {
    return new CalendarTable(
        contract, calendar -> calendar.days().flatMap(CalendarTable::periodsOfDay));
  }

  /** One row per period. */
  public static Table periods(TableContract contract) {
    return new CalendarTable(
        contract,
        calendar ->
            calendar
                .periods()
                .filter(compared -> SuiteCalendar.GRAINS.contains(compared.period().grain()))
                .map(CalendarTable::period));
  }

  @Override
  public Set<TableName> inputs() {
    return SuiteCalendar.inputs();
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    return context
        .session()
        .createDataFrame(
            listing.apply(SuiteCalendar.days(inputs, context)).toList(), contract.schema())
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

  private static Row period(ComparedPeriod compared) {
    return RowFactory.create(
        compared.period().grain().label(),
        date(compared.period().start()),
        date(compared.period().end()),
        compared.period().label(),
        date(compared.previous().start()),
        date(compared.yearAgo().start()));
  }

  private static Date date(LocalDate day) {
    return Date.valueOf(day);
  }
}
