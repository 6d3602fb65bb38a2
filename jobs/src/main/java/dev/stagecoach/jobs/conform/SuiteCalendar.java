package dev.stagecoach.jobs.conform;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.sql.FewRows;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.time.CalendarDays;
import dev.stagecoach.common.time.PeriodGrain;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The days and periods that a warehouse reports on, from the day before its first event to the end
 * of the year after the as-of date.
 *
 * @param firstDates the tables that say when the first event was, and how
 * @param daysBefore how many days before what they say it begins
 */
public record SuiteCalendar(Map<TableName, String> firstDates, int daysBefore) {
  /** The grains by which marts are cut. */
  static final List<PeriodGrain> GRAINS =
      List.of(
          PeriodGrain.WEEK,
          PeriodGrain.MONTH,
          PeriodGrain.QUARTER,
          PeriodGrain.YEAR,
          PeriodGrain.FISCAL_QUARTER,
          PeriodGrain.FISCAL_YEAR);

  /** Older dates are mistakes of entry; a calendar back to the year 1 would help nobody. */
  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

  /** The calendar that the first event begins. */
  static final SuiteCalendar OF_EVENTS =
      new SuiteCalendar(
          Map.of(
              TableName.of("core.deal_version"), "cast(min(valid_from) as date)",
              TableName.of("core.deal_record"), "cast(min(created_at) as date)",
              TableName.of("core.activity"), "min(occurred_on)",
              TableName.of("core.contract"), "min(starts_on)",
              TableName.of("core.quota"), "min(valid_from_on)"),
          1);

  /** The same calendar, whose days are listed already. */
  static final SuiteCalendar OF_DAYS =
      new SuiteCalendar(Map.of(TableName.of("core.calendar_day"), "min(day_on)"), 0);

  /** Keeps the tables as they are. */
  public SuiteCalendar {
    firstDates = Map.copyOf(firstDates);
  }

  /** The days to list. */
  CalendarDays days(TableInputs inputs, RunContext context) {
    LocalDate lastKnown = context.asOfOn();
    LocalDate first =
        first(inputs)
            .filter(date -> date.isBefore(lastKnown))
            .orElse(lastKnown)
            .minusDays(daysBefore);
    return CalendarDays.between(
        first.isBefore(EARLIEST) ? EARLIEST : first,
        LocalDate.of(lastKnown.getYear() + 1, 12, 31),
        context.config().business().calendar());
  }

  private Optional<LocalDate> first(TableInputs inputs) {
    Optional<Dataset<Row>> dates =
        firstDates.entrySet().stream()
            .map(fact -> inputs.rows(fact.getKey()).selectExpr(fact.getValue() + " as first_on"))
            .reduce(Dataset::unionAll);
    return FewRows.collect(dates.stream().toList()).stream()
        .filter(row -> !row.isNullAt(0))
        .map(row -> row.<Date>getAs(0).toLocalDate())
        .min(Comparator.naturalOrder());
  }
}
