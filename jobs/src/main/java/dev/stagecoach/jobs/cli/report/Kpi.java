package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.stats.ProportionInterval;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one member in one period: a row of {@code mart.kpi}. What is not known is null.
 *
 * @param grain of the period
 * @param member {@code (company)} or the team's id
 * @param isComplete whether the whole period is known
 */
record Kpi(
    String grain,
    LocalDate start,
    String member,
    String metric,
    boolean isComplete,
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    @Nullable BigDecimal value,
    @Nullable BigDecimal target,
    @Nullable BigDecimal attainment,
    @Nullable BigDecimal yearAgo) {
  /** Reads a row. */
  static Kpi of(Fields row) {
    return new Kpi(
        row.text("period_grain"),
        row.day("period_start"),
        row.text("member_id"),
        row.text("metric"),
        row.flag("is_complete"),
        row.decimal("numerator"),
        row.decimal("denominator"),
        row.decimal("value"),
        row.decimal("target"),
        row.decimal("attainment"),
        row.decimal("year_ago_value"));
  }

  /** The 95 % interval, where the value is so many of so many. */
  Optional<ProportionInterval> interval() {
    return numerator == null || denominator == null
        ? Optional.empty()
        : ProportionInterval.wilson(numerator.longValue(), denominator.longValue());
  }
}
