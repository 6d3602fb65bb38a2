package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.config.Planning.Holder;
import dev.stagecoach.common.time.PeriodGrain;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a metric of a member was in a period: a row of mart.kpi.
 *
 * @param value empty where the metric has no denominator
 * @param quota the target that mart.kpi holds, weighted by days
 */
record KpiPeriod(
    Member member,
    String metric,
    PeriodGrain grain,
    LocalDate start,
    boolean isComplete,
    OptionalDouble value,
    OptionalDouble quota) {
  static final List<String> COLUMNS =
      List.of(
          "level",
          "member_id",
          "team_id",
          "team_name",
          "team_depth",
          "rep_id",
          "rep_name",
          "metric",
          "period_grain",
          "period_start",
          "is_complete",
          "value",
          "target");

  static KpiPeriod of(Row row) {
    return new KpiPeriod(
        new Member(
            new Holder(row.getString(0), row.getString(1)),
            row.getString(2),
            row.getString(3),
            row.isNullAt(4) ? null : row.getInt(4),
            row.getString(5),
            row.getString(6)),
        row.getString(7),
        PeriodGrain.named(row.getString(8)).orElseThrow(),
        row.getDate(9).toLocalDate(),
        row.getBoolean(10),
        number(row, 11),
        number(row, 12));
  }

  private static OptionalDouble number(Row row, int column) {
    return row.isNullAt(column)
        ? OptionalDouble.empty()
        : OptionalDouble.of(row.getDecimal(column).doubleValue());
  }

  /** Who it was, as in the period. */
  record Member(
      Holder holder,
      @Nullable String teamId,
      @Nullable String teamName,
      @Nullable Integer teamDepth,
      @Nullable String repId,
      @Nullable String repName) {}
}
