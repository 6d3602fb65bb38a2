package dev.stagecoach.jobs.conform;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.time.CalendarDays;
import dev.stagecoach.common.time.PeriodGrain;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * The days and periods that a warehouse reports on, from its first event to the as-of year's end.
 */
final class SuiteCalendar {
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

  /** Where the first date of each fact is found. */
  private static final Map<TableName, String> FIRST_DATES =
      Map.of(
          TableName.of("core.deal_version"), "cast(min(valid_from) as date)",
          TableName.of("core.deal_record"), "cast(min(created_at) as date)",
          TableName.of("core.activity"), "min(occurred_on)",
          TableName.of("core.contract"), "min(starts_on)",
          TableName.of("core.quota"), "min(valid_from_on)");

  private SuiteCalendar() {}

  /** The tables that say when the first day is. */
  static Set<TableName> inputs() {
    return FIRST_DATES.keySet();
  }

  /** The days to list. */
  static CalendarDays days(TableInputs inputs, RunContext context) {
    LocalDate lastKnown = context.asOfOn();
    LocalDate first = lastKnown;
    for (Map.Entry<TableName, String> fact : FIRST_DATES.entrySet()) {
      Row row = inputs.rows(fact.getKey()).selectExpr(fact.getValue()).head();
      if (!row.isNullAt(0)) {
        LocalDate date = row.<Date>getAs(0).toLocalDate();
        first = date.isBefore(first) ? date : first;
      }
    }
    LocalDate from = first.minusDays(1).isBefore(EARLIEST) ? EARLIEST : first.minusDays(1);
    LocalDate to = LocalDate.of(lastKnown.getYear() + 1, 12, 31);
    return CalendarDays.between(from, to, context.config().business().calendar());
  }
}
