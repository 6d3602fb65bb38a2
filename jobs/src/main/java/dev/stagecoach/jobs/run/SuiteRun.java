package dev.stagecoach.jobs.run;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import dev.stagecoach.jobs.tables.RecordedTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables of a warehouse up to date and publishes them together.
 *
 * <p>Nothing is published when a step fails or a check of level fail is broken: readers keep the
 * publication before.
 */
public final class SuiteRun {
  private static final Logger LOG = LoggerFactory.getLogger(SuiteRun.class);

  private final TableGraph graph;
  private final TableStore store;
  private final Clock clock;
  private final Progress progress;

  /** A run over all the suite's tables. */
  public SuiteRun(TableGraph graph, TableStore store, Clock clock, Progress progress) {
    this.graph = graph;
    this.store = store;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Makes the tables from what ingest has brought in.
   *
   * @param night what is asked for
   * @param program tells this version of the program from others
   * @param fingerprint of the inputs, the configuration, the program and the as-of instant
   * @throws StagecoachException with {@link ExitCode#QUALITY_GATE} when a check fails
   */
  public Summary run(RunContext context, NightRequest night, String program, String fingerprint) {
    List<Table> tables = computed(graph, night.tables());
    RunLog log = new RunLog(graph, store, context, clock);
    List<CheckResult> deliveries = FreshnessCheck.of(context, store);
    if (deliveries.stream().anyMatch(CheckResult::stops)) {
      refuse(log, List.of(log.quality(deliveries)), deliveries);
    }
    TableBuild build = new TableBuild(graph, store, context, System::nanoTime);
    MadeTables made = new MadeTables(store, context.session());
    RowsMarks marks = new RowsMarks(store, context.session(), made);
    KeptTables kept =
        new KeptTables(new Bases(graph, context, program, marks), made, night.isFull());
    int lanes = Math.max(2, Runtime.getRuntime().availableProcessors());
    List<StepResult> results;
    try {
      results =
          new ParallelBuild(graph, lanes, progress)
              .run(tables, table -> kept.keptOrMade(table, build::build));
    } catch (ParallelBuild.StepBroke broke) {
      throw log.failed(broke.done(), broke.step(), failure(broke));
    }
    List<CheckResult> checks = new ArrayList<>(deliveries);
    checks.addAll(new RunChecks(graph, store, context.session()).of(results));
    return finish(context, log, new Made(results, checks), fingerprint);
  }

  /** The tables of a run and what was found about them. */
  private record Made(List<StepResult> results, List<CheckResult> checks) {}

  private Summary finish(RunContext context, RunLog log, Made made, String fingerprint) {
    List<StepResult> steps = new ArrayList<>(made.results());
    steps.add(log.quality(made.checks()));
    List<CheckResult> broken =
        made.checks().stream().filter(result -> result.failed() > 0).toList();
    progress.checked(broken);
    if (made.checks().stream().anyMatch(CheckResult::stops)) {
      refuse(log, steps, made.checks());
    }
    new Restatements(graph.table(Restatements.TABLE).contract(), store)
        .note(context, made.results(), log.nextPublication(), clock.instant())
        .ifPresent(steps::add);
    long publication = log.publish(steps, fingerprint);
    log.steps(steps, Optional.empty());
    return new Summary(publication, steps, broken);
  }

  private static void refuse(RunLog log, List<StepResult> steps, List<CheckResult> checks) {
    throw log.failed(
        steps, "publish", refusal(checks.stream().filter(CheckResult::stops).toList()));
  }

  private static StagecoachException refusal(List<CheckResult> stopping) {
    return new StagecoachException(
        ExitCode.QUALITY_GATE,
        stopping.get(0).sentence()
            + (stopping.size() > 1 ? " (and %d checks more)".formatted(stopping.size() - 1) : "")
            + " Nothing was published; mart.data_quality lists all.");
  }

  /**
   * The tables that a run computes, inputs first.
   *
   * @param wanted those to make; empty for all
   */
  static List<Table> computed(TableGraph graph, Set<TableName> wanted) {
    return graph.inOrder().stream()
        .filter(table -> !(table instanceof RecordedTable))
        .filter(table -> table.contract().write() != WriteMode.VIEW)
        .filter(table -> table.name().layer() != Layer.RAW)
        .filter(table -> wanted.isEmpty() || wanted.contains(table.name()))
        .toList();
  }

  private static StagecoachException failure(ParallelBuild.StepBroke broke) {
    Throwable cause = broke.getCause();
    LOG.error("Step {} failed", broke.step(), cause);
    if (cause instanceof StagecoachException known) {
      return known;
    }
    return new StagecoachException(
        ExitCode.FAILED,
        "Table %s could not be made: %s%s"
            .formatted(
                broke.step(),
                Failures.sentence(cause),
                Failures.isDamage(cause)
                    ? "; 'stagecoach doctor' says which table is damaged, and 'stagecoach doctor --mend' takes the damage out of the way"
                    : ""),
        cause == null ? broke : cause);
  }

  /**
   * What a run came to.
   *
   * @param publication the number under which readers see it
   * @param broken the checks of level warn that some rows break
   */
  public record Summary(long publication, List<StepResult> steps, List<CheckResult> broken) {
    /** Keeps the lists as they are. */
    public Summary {
      steps = List.copyOf(steps);
      broken = List.copyOf(broken);
    }
  }
}
