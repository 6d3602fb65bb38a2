package dev.stagecoach.jobs.cli.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One bar of the pipeline's waterfall of a year: a row of {@code mart.pipeline_movement}.
 *
 * @param name start, new, won, …, end
 */
record Movement(LocalDate start, String name, long deals, BigDecimal amount) {
  /** Reads a row. */
  static Movement of(Fields row) {
    return new Movement(
        row.day("period_start"),
        row.text("movement"),
        row.count("deals"),
        Objects.requireNonNullElse(row.decimal("amount"), BigDecimal.ZERO));
  }
}
