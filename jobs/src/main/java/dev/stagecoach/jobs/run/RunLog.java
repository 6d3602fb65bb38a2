package dev.stagecoach.jobs.run;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Writes down what a run did: its steps, its checks and what it published. */
final class RunLog {
  private static final int SHARE_SCALE = 8;
  static final TableName JOB_RUN = TableName.of("ops.job_run");
  static final TableName DATA_QUALITY = TableName.of("mart.data_quality");

  private final TableGraph graph;
  private final TableStore store;
  private final Publications publications;
  private final RunContext context;
  private final Clock clock;

  RunLog(TableGraph graph, TableStore store, RunContext context, Clock clock) {
    this.graph = graph;
    this.store = store;
    this.publications = new Publications(store);
    this.context = context;
    this.clock = clock;
  }

  /** Notes the steps of the run, the failed one with its message. */
  void steps(List<StepResult> steps, Optional<StepFailure> failure) {
    Instant asOf = context.asOf();
    Instant now = clock.instant();
    List<Row> rows = new java.util.ArrayList<>();
    for (StepResult step : steps) {
      @Nullable Long version = step.version().isPresent() ? step.version().orElseThrow() : null;
      rows.add(
          row(
              context.runId(),
              step.step(),
              asOf,
              now,
              step.seconds(),
              step.rows(),
              version,
              step.isKept() ? "kept" : "done",
              null));
    }
    failure.ifPresent(
        failed ->
            rows.add(
                row(
                    context.runId(),
                    failed.step(),
                    asOf,
                    now,
                    null,
                    null,
                    null,
                    failed.exitCode() == ExitCode.QUALITY_GATE ? "refused" : "failed",
                    failed.message())));
    write(JOB_RUN, rows);
  }

  /**
   * Notes a run that failed, and gives back why. A disk that is full lets nothing be noted, and is
   * still the reason.
   */
  StagecoachException failed(List<StepResult> done, String step, StagecoachException failure) {
    try {
      steps(
          done,
          Optional.of(
              new StepFailure(step, String.valueOf(failure.getMessage()), failure.exitCode())));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /** Replaces the data-quality mart by the checks of this run. */
  StepResult quality(List<CheckResult> checks) {
    KpiEffects effects = new KpiEffects(graph, context.config());
    List<Row> rows = checks.stream().map(result -> quality(result, effects)).toList();
    long version = write(DATA_QUALITY, rows);
    return new StepResult(
        DATA_QUALITY.toString(),
        0,
        rows.size(),
        java.util.OptionalLong.of(version),
        List.of(),
        false);
  }

  private Row quality(CheckResult result, KpiEffects effects) {
    TableName table = TableName.of(result.table());
    return row(
        result.table(),
        result.check().rule(),
        result.check().level().name().toLowerCase(Locale.ROOT),
        result.rows(),
        result.failed(),
        share(result),
        result.check().message(),
        effects.marts(table).toArray(String[]::new),
        effects.kpis(table).toArray(String[]::new),
        context.asOf());
  }

  /** Of a check that counts rows beyond those that it looked at, all. */
  private static @Nullable BigDecimal share(CheckResult result) {
    return result.rows() == 0
        ? null
        : BigDecimal.valueOf(Math.min(result.failed(), result.rows()))
            .divide(BigDecimal.valueOf(result.rows()), SHARE_SCALE, RoundingMode.HALF_UP);
  }

  /** The number that the run's tables will be published under. */
  long nextPublication() {
    return publications.latestNumber(context.session()).orElse(0) + 1;
  }

  /** Makes the written versions visible together, under the number that is given back. */
  long publish(List<StepResult> steps, String fingerprint) {
    long number = nextPublication();
    Instant now = clock.instant();
    List<Row> rows =
        steps.stream()
            .filter(step -> step.version().isPresent())
            .map(
                step ->
                    row(
                        number,
                        context.runId(),
                        context.asOf(),
                        now,
                        step.step(),
                        step.version().orElseThrow(),
                        step.rows(),
                        fingerprint))
            .toList();
    write(Publications.TABLE, rows);
    return number;
  }

  private long write(TableName name, List<Row> rows) {
    TableContract contract = graph.table(name).contract();
    SparkSession session = context.session();
    var frame = session.createDataFrame(rows, contract.schema()).coalesce(1);
    return contract.write() == WriteMode.APPEND
        ? store.append(contract, frame, context.runId()).version()
        : store.replace(contract, frame, context.runId()).version();
  }

  private static Row row(@Nullable Object... values) {
    return RowFactory.create(values);
  }

  /** The step that ended a run, and why. */
  record StepFailure(String step, String message, ExitCode exitCode) {}
}
