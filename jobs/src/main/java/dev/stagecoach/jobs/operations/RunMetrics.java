package dev.stagecoach.jobs.operations;

import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.jobs.ingest.IngestReport;
import dev.stagecoach.jobs.run.NightReport;
import dev.stagecoach.jobs.run.Progress;
import dev.stagecoach.jobs.run.StepResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the figures of a run to a file that a collector reads, whether the run succeeds or fails.
 * What held when a run last succeeded is carried on from the file before.
 */
final class RunMetrics implements Progress {
  private static final String LAST_SUCCESS = "stagecoach_last_success_time_seconds";
  private static final String PUBLICATION = "stagecoach_publication";

  private final MetricsFile file;
  private final String warehouse;
  private final Clock clock;
  private final Map<String, Double> seconds = new TreeMap<>();
  private final Map<String, Long> rows = new TreeMap<>();
  private final Map<String, Long> broken = new TreeMap<>();
  private final Map<String, Long> ingested = new TreeMap<>();
  private Instant start = Instant.EPOCH;

  /**
   * Figures of the runs of a warehouse.
   *
   * @param file that gets them
   * @param warehouse whose name every figure bears
   */
  RunMetrics(MetricsFile file, String warehouse, Clock clock) {
    this.file = file;
    this.warehouse = warehouse;
    this.clock = clock;
  }

  @Override
  public void begun(String run) {
    start = clock.instant();
  }

  @Override
  public void ingested(IngestReport report) {
    ingested.put("loaded", report.loaded());
    ingested.put("duplicate", report.duplicate());
    ingested.put("quarantined", report.quarantined());
  }

  @Override
  public void finished(StepResult result, int done, int all) {
    if (!result.isKept()) {
      seconds.put(result.step(), result.seconds());
    }
    rows.put(result.step(), result.rows());
  }

  @Override
  public void checked(List<CheckResult> found) {
    broken.put("fail", 0L);
    broken.put("warn", 0L);
    broken.putAll(
        found.stream()
            .collect(
                Collectors.groupingBy(
                    result -> result.check().level().name().toLowerCase(Locale.ROOT),
                    Collectors.counting())));
  }

  @Override
  public void ended(NightReport report) {
    Exposition figures = figures(true);
    lastSuccess(figures, Optional.of(seconds(clock.instant())));
    publication(figures, Optional.of((double) report.publication()));
    file.write(figures.text());
  }

  @Override
  public void failed(String reason) {
    Exposition figures = figures(false);
    lastSuccess(figures, file.figure(LAST_SUCCESS));
    publication(figures, file.figure(PUBLICATION));
    file.write(figures.text());
  }

  private static void lastSuccess(Exposition figures, Optional<Double> known) {
    known.ifPresent(
        at -> figures.gauge(LAST_SUCCESS, "When a run last succeeded, in Unix time.", at));
  }

  private static void publication(Exposition figures, Optional<Double> known) {
    known.ifPresent(
        number ->
            figures.gauge(PUBLICATION, "The number of the publication that readers see.", number));
  }

  private Exposition figures(boolean isSuccess) {
    Instant end = clock.instant();
    return new Exposition(warehouse)
        .gauge("stagecoach_run_end_time_seconds", "When the run ended, in Unix time.", seconds(end))
        .gauge(
            "stagecoach_run_success",
            "1 where the run has done what it was asked, 0 where it failed.",
            isSuccess ? 1 : 0)
        .gauge(
            "stagecoach_run_duration_seconds",
            "How long the run took.",
            Duration.between(start, end).toMillis() / 1e3)
        .gauge("stagecoach_run_tables", "How many tables the run has made.", seconds.size())
        .gauge(
            "stagecoach_run_tables_kept",
            "How many tables were up to date already.",
            rows.size() - seconds.size())
        .gauges(
            "stagecoach_ingest_rows",
            "Rows that the run has read, by what became of them.",
            "outcome",
            ingested)
        .gauges(
            "stagecoach_checks_broken",
            "Checks of the tables that some rows break, by level.",
            "level",
            broken)
        .gauges(
            "stagecoach_table_duration_seconds",
            "How long the run took to make a table.",
            "table",
            seconds)
        .gauges("stagecoach_table_rows", "Rows of a table.", "table", rows);
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1e3;
  }
}
