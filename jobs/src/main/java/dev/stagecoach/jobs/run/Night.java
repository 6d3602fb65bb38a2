package dev.stagecoach.jobs.run;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.delta.TableTakeover;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import dev.stagecoach.jobs.ingest.Ingest;
import dev.stagecoach.jobs.ingest.IngestReport;
import dev.stagecoach.jobs.ingest.NewFiles;
import dev.stagecoach.jobs.tables.Parameters;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;
import org.slf4j.MDC;

/**
 * One night from files to marts: ingest what is new, then bring every table up to date and publish.
 *
 * <p>When all that tables follow from is as it was for the newest publication, they are already
 * right and nothing is made.
 */
public final class Night {
  private static final DateTimeFormatter RUN_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private static final String INGEST = "ingest";

  private final TableGraph graph;
  private final TableStore store;
  private final Clock clock;
  private final Progress progress;

  /** Nights over all the suite's tables in one warehouse. */
  public Night(TableGraph graph, TableStore store, Clock clock, Progress progress) {
    this.graph = graph;
    this.store = store;
    this.clock = clock;
    this.progress = progress;
  }

  /** Does all that the request asks. */
  public NightReport run(SparkSession session, NightRequest request) {
    RunContext context = context(session, request);
    // Not taken back: what the command says of the run afterwards is logged under its name, too.
    MDC.put("run", context.runId());
    progress.begun(context.runId());
    try {
      NightReport report = made(context, request);
      progress.ended(report);
      return report;
    } catch (RuntimeException | Error failure) {
      progress.failed(Failures.sentence(failure));
      throw failure;
    }
  }

  private NightReport made(RunContext context, NightRequest request) {
    long start = System.nanoTime();
    takeOver(context);
    RunLog log = new RunLog(graph, store, context, clock);
    IngestReport ingested = ingest(context, log);
    progress.ingested(ingested);
    String program = ProgramDigest.withoutTables(context.session().sparkContext());
    String fingerprint = plan(context, request, NewFiles.NONE, program).fingerprint();
    Optional<Publications.Publication> published =
        new Publications(store).latest(context.session());
    boolean isUpToDate =
        !request.isFull()
            && request.tables().isEmpty()
            && published.filter(p -> p.fingerprint().equals(fingerprint)).isPresent();
    if (isUpToDate) {
      log.steps(
          List.of(
              new StepResult(
                  INGEST, since(start), ingested.loaded(), OptionalLong.empty(), List.of(), false)),
          Optional.empty());
      return new NightReport(
          context.runId(),
          ingested,
          true,
          published.orElseThrow().number(),
          List.of(),
          List.of(),
          since(start));
    }
    SuiteRun.Summary summary =
        new SuiteRun(graph, store, clock, progress).run(context, request, program, fingerprint);
    return new NightReport(
        context.runId(),
        ingested,
        false,
        summary.publication(),
        summary.steps(),
        summary.broken(),
        since(start));
  }

  /** Books that an earlier version of the program kept go on in our shape. */
  private void takeOver(RunContext context) {
    TableTakeover takeover = new TableTakeover(store, context.session(), context.runId());
    graph.inOrder().stream()
        .map(Table::contract)
        .filter(contract -> contract.name().layer() == Layer.OPS)
        .filter(contract -> contract.write() == WriteMode.APPEND)
        .forEach(takeover::of);
  }

  /** What the request would do, at most; nothing is changed. */
  public NightPlan plan(SparkSession session, NightRequest request) {
    RunContext context = context(session, request);
    return plan(
        context,
        request,
        new Ingest(contracts(), store, clock).look(context),
        ProgramDigest.withoutTables(session.sparkContext()));
  }

  private NightPlan plan(RunContext context, NightRequest request, NewFiles files, String program) {
    return new NightPlanner(graph, store)
        .plan(
            context, SuiteRun.computed(graph, request.tables()), files, program, request.isFull());
  }

  private RunContext context(SparkSession session, NightRequest request) {
    return new RunContext(
        session, runId(), request.config(), Parameters.of(request.config(), request.asOf()));
  }

  private List<TableContract> contracts() {
    return graph.inOrder().stream().map(Table::contract).toList();
  }

  private IngestReport ingest(RunContext context, RunLog log) {
    progress.started(INGEST, 0, 1);
    try {
      return new Ingest(contracts(), store, clock).run(context);
    } catch (StagecoachException e) {
      progress.broke(INGEST, String.valueOf(e.getMessage()));
      throw log.failed(List.of(), INGEST, e);
    }
  }

  private String runId() {
    return RUN_TIME.format(clock.instant()) + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** The tables that a list of jobs means, with what they are made from or what is made of them. */
  public Set<TableName> selection(Set<TableName> jobs, boolean isUpstream, boolean isDownstream) {
    Set<TableName> selected = new java.util.TreeSet<>(jobs);
    if (isUpstream) {
      selected.addAll(graph.upstream(jobs));
    }
    if (isDownstream) {
      selected.addAll(graph.downstream(jobs));
    }
    return selected;
  }
}
