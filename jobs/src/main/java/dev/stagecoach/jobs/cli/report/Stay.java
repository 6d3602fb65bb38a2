package dev.stagecoach.jobs.cli.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How long the deals of the newest whole year stay in a stage: a row of {@code
 * mart.stage_duration}. Days are null where too few have left.
 *
 * @param deals that came into the stage in the year
 * @param censoredMedianDays median with those still there
 */
record Stay(
    String pipeline,
    String stage,
    long deals,
    @Nullable BigDecimal medianDays,
    @Nullable BigDecimal censoredMedianDays,
    @Nullable BigDecimal p90Days,
    long openNow,
    long stalledNow) {
  /** Reads a row. */
  static Stay of(Fields row) {
    return new Stay(
        row.text("pipeline"),
        row.text("stage"),
        row.count("deals"),
        row.decimal("median_days"),
        row.decimal("censored_median_days"),
        row.decimal("p90_days"),
        row.count("open_now"),
        row.count("stalled_now"));
  }
}
