package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.time.AsOf;
import dev.stagecoach.common.time.BusinessTime;
import dev.stagecoach.jobs.run.NightReport;
import dev.stagecoach.jobs.run.NightRequest;
import dev.stagecoach.jobs.run.QuietNight;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ingests what is new and brings the tables up to date. */
@Command(
    name = "run",
    description = {
      "Ingest what is new and bring every table up to date, or only the JOBs named.",
      "Where nothing is new, nothing is made; a run that was killed is continued by running again."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Parameters(
      arity = "0..*",
      paramLabel = "JOB",
      description = "Tables to make, e.g. mart.kpi; all when none is named.")
  private @Nullable List<String> jobs;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Only what happened before is known: a date, meaning its first instant in the business"
              + " time zone, or an instant with its offset (default: today).")
  private @Nullable String asOf;

  @Option(names = "--full", description = "Makes every table again, also where nothing is new.")
  private boolean isFull;

  @Option(
      names = "--dry-run",
      description = "Says what would be read and made, and why, and changes nothing.")
  private boolean isDryRun;

  @Option(names = "--upstream", description = "With JOB: also what the tables are made from.")
  private boolean isUpstream;

  @Option(names = "--downstream", description = "With JOB: also what is made from the tables.")
  private boolean isDownstream;

  @Override
  public Integer call() {
    if (jobs == null && (isUpstream || isDownstream)) {
      throw usage("--upstream and --downstream go with a JOB; without one, all tables are made.");
    }
    PrintWriter out = command.commandLine().getOut();
    SuiteConfig config = suite.config();
    Instant known = asOf(config.business().time());
    DemoFiles.require(config);
    Optional<QuietNight> quiet =
        jobs == null && !isFull && !isDryRun ? QuietNight.of(config, known) : Optional.empty();
    if (quiet.filter(QuietNight::isKnown).isPresent()) {
      out.println(RunScreen.nothingNew(known));
      out.flush();
      return ExitCode.DONE.status();
    }
    OpenWarehouse warehouse = OpenWarehouse.toWrite(config);
    NightRequest request =
        new NightRequest(warehouse.config(), known, isFull, selection(warehouse));
    if (isDryRun) {
      new NightPlanScreen(out).print(WatchedNight.plan(warehouse, request));
      out.flush();
      return ExitCode.DONE.status();
    }
    quiet.ifPresent(QuietNight::forget);
    NightReport report = WatchedNight.run(warehouse, request, command.commandLine().getErr());
    quiet.ifPresent(QuietNight::remember);
    new RunScreen(warehouse, out).print(report, known);
    out.flush();
    return ExitCode.DONE.status();
  }

  private Instant asOf(BusinessTime time) {
    if (asOf == null) {
      // The day's first instant: a second run on the same day finds nothing new.
      return time.startOf(time.dayOf(JobRunnerClock.clock().instant()));
    }
    try {
      return AsOf.parse(asOf, time).at();
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private Set<TableName> selection(OpenWarehouse warehouse) {
    Set<TableName> selected = new TreeSet<>();
    for (String job : jobs == null ? List.<String>of() : jobs) {
      selected.add(KnownTables.named(warehouse.graph(), job));
    }
    Set<TableName> named = Set.copyOf(selected);
    if (isUpstream) {
      selected.addAll(warehouse.graph().upstream(named));
    }
    if (isDownstream) {
      selected.addAll(warehouse.graph().downstream(named));
    }
    return selected;
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
