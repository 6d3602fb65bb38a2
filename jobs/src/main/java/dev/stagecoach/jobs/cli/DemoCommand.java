package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.time.AsOf;
import dev.stagecoach.jobs.cli.report.Report;
import dev.stagecoach.jobs.cli.screen.StatusLine;
import dev.stagecoach.jobs.run.NightReport;
import dev.stagecoach.jobs.run.NightRequest;
import dev.stagecoach.jobs.simulate.Simulation;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The whole way on an invented company, without any argument. */
@Command(
    name = "demo",
    description = {
      "Simulate five years of a company with 12 teams on two CRMs, build every table, and show its"
          + " funnel and KPIs and write its report.",
      "Needs no argument and no network; the files are in ./demo/crm, the tables in"
          + " ./demo/warehouse, the report is ./demo/report.html. Running it again gives the same."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /** Where everything of the demo is kept, apart from any warehouse of the user's own. */
  static final Path FOLDER = Path.of("demo");

  /** Its tables, below. */
  static final Path WAREHOUSE = FOLDER.resolve("warehouse");

  private static final Path REPORT = FOLDER.resolve("report.html");
  private static final long DEALS = 20_000;
  private static final long SEED = 42;
  private static final int YEARS = 5;
  private static final int TEAMS = 12;
  private static final LocalDate UNTIL = LocalDate.of(2025, 1, 1);

  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    long start = System.nanoTime();
    SuiteConfig config = config();
    OpenWarehouse warehouse = OpenWarehouse.toWrite(config);
    Path files = Path.of(config.sourcePath());
    out.println(
        String.format(
            Locale.ROOT, "Simulating %,d deals of an invented company in %s.", DEALS, files));
    out.flush();
    simulate(files);
    out.println("Building every table in %s.".formatted(config.warehouse().path()));
    out.flush();
    Instant asOf = AsOf.startOf(UNTIL, config.business().time()).at();
    NightReport report =
        WatchedNight.run(
            warehouse,
            new NightRequest(config, asOf, false, Set.of()),
            command.commandLine().getErr());
    new RunScreen(warehouse, out).print(report, asOf);
    PublishedMarts marts = PublishedMarts.newest(warehouse);
    WrittenFile.write(
        REPORT, Report.of(marts, marts.request(Optional.empty(), Optional.empty(), false)));
    new DemoScreen(warehouse, out).print(REPORT);
    out.println(
        String.format(Locale.ROOT, "%nThe demo took %,.0f s.", (System.nanoTime() - start) / 1e9));
    out.flush();
    return ExitCode.DONE.status();
  }

  private SuiteConfig config() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("source.path", DemoFiles.FOLDER.toString());
    settings.put("warehouse.path", WAREHOUSE.toString());
    settings.putAll(suite.overrides());
    return ConfigLoader.load(suite.conf(), settings);
  }

  private void simulate(Path files) {
    SimulationOptions options =
        new SimulationOptions(
            DEALS,
            SEED,
            YEARS,
            UNTIL,
            TEAMS,
            SimulationOptions.usualReps(DEALS, TEAMS),
            0,
            0,
            Parameters.demo());
    AtomicLong done = new AtomicLong();
    int threads = Runtime.getRuntime().availableProcessors();
    try (StatusLine line = StatusLine.ticking(command.commandLine().getErr())) {
      new Simulation(options, threads)
          .write(
              files,
              more ->
                  line.say(
                      String.format(Locale.ROOT, "%,d of %,d deals", done.addAndGet(more), DEALS)));
    }
  }
}
