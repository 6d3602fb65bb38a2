package dev.stagecoach.jobs.cli.report;

/**
 * What a metric means: a row of {@code mart.dim_metric}.
 *
 * @param isUpBetter whether more of it is better
 * @param isKpi whether teams are judged by it
 */
record Metric(
    String name,
    String label,
    String description,
    Scale scale,
    boolean isUpBetter,
    String formula,
    boolean isKpi) {
  /** Reads a row. */
  static Metric of(Fields row) {
    return new Metric(
        row.text("metric"),
        row.text("label"),
        row.text("description"),
        Scale.of(row.text("unit")),
        row.text("direction").equals("up"),
        row.text("formula"),
        row.flag("is_kpi"));
  }
}
