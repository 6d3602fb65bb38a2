package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.delta.DeltaLibrary;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.jobs.cli.bench.Bench;
import dev.stagecoach.jobs.cli.bench.BenchFigures;
import dev.stagecoach.jobs.cli.bench.DuckDb;
import dev.stagecoach.jobs.cli.bench.DuckDbPart;
import dev.stagecoach.jobs.cli.screen.Format;
import dev.stagecoach.jobs.cli.screen.Heading;
import dev.stagecoach.jobs.cli.screen.JsonText;
import dev.stagecoach.jobs.cli.screen.Listing;
import dev.stagecoach.jobs.cli.screen.StatusLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures runs on a simulated company. */
@Command(
    name = "bench",
    description = {
      "Measure a full run, a night that brings one deal in a hundred, an empty night, and what"
          + " dashboards ask, on a simulated company, beside the same funnel and KPI marts made by"
          + " DuckDB.",
      "DuckDB makes fewer tables: no activities, no pipeline by day, no coaching. It makes a row for"
          + " every deal and day, too, as packages of daily history do, where the suite keeps"
          + " intervals. Machines are noisy: compare the ratios."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(names = "--deals", required = true, paramLabel = "N", description = "How many deals.")
  private long deals;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = "bench",
      description =
          "Where it works; what an earlier bench left is replaced (default: ./${DEFAULT-VALUE}).")
  private Path folder;

  @Option(
      names = "--duckdb",
      split = ",",
      paramLabel = "PART",
      description = {
        "What DuckDB makes beside, of ${COMPLETION-CANDIDATES} (default: both, or what there is room for on the disk);"
            + " it needs Python 3.10 and, the first time, the network."
      })
  private @Nullable Set<DuckDbPart> duckDbParts;

  @Option(names = "--no-duckdb", description = "Leaves DuckDB out.")
  private boolean isWithoutDuckDb;

  @Option(
      names = "--duckdb-memory",
      paramLabel = "SIZE",
      defaultValue = "6GB",
      description = "The memory that DuckDB may take (default: ${DEFAULT-VALUE}).")
  private String memory;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Override
  public Integer call() {
    if (deals < 1) {
      throw new ParameterException(
          command.commandLine(), "--deals %d is less than 1.".formatted(deals));
    }
    BenchFigures figures;
    try (StatusLine line = StatusLine.ticking(command.commandLine().getErr())) {
      figures =
          new Bench(launcher(), made(folder), BenchCommand::answers, line::announce)
              .run(deals, parts(), memory, machine(), versions());
    }
    print(figures, command.commandLine().getOut());
    return ExitCode.DONE.status();
  }

  private Set<DuckDbPart> parts() {
    if (isWithoutDuckDb) {
      return Set.of();
    }
    return duckDbParts == null ? EnumSet.allOf(DuckDbPart.class) : duckDbParts;
  }

  private static Bench.Answers answers(Bench.Warehouse asked) {
    SuiteOptions options =
        CommandLine.populateCommand(
            new SuiteOptions(),
            "--conf",
            asked.configuration().toString(),
            "--warehouse",
            asked.folder().toString());
    OpenWarehouse warehouse = OpenWarehouse.toRead(options, new PrintWriter(Writer.nullWriter()));
    QuestionViews views = QuestionViews.ofPublished(warehouse);
    FirstRun first = FirstRun.in(views);
    return new Bench.Answers(
        first.historyRows(), first.tables(), new WarmQuestions(views, asked.lastOn()).seconds());
  }

  private void print(BenchFigures figures, PrintWriter out) {
    if (format == Format.JSON) {
      out.println(JsonText.of(figures.members()));
    } else {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      figures
          .members()
          .forEach(
              (name, value) -> {
                if (value instanceof Map<?, ?> parts) {
                  parts.forEach(
                      (part, of) ->
                          rows.add(
                              List.of(name + " " + part, of == null ? "" : String.valueOf(of))));
                } else {
                  rows.add(List.of(name, value == null ? "" : String.valueOf(value)));
                }
              });
      format.print(new Listing(List.of(Heading.text("figure"), Heading.text("value")), rows), out);
    }
    out.flush();
  }

  private static Path launcher() {
    Path found = OwnLauncher.path();
    if (!Files.isExecutable(found)) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "There is no launcher at %s, by which the bench runs each command; start it by the launcher."
              .formatted(found.toAbsolutePath()));
    }
    return found;
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder.toAbsolutePath().normalize());
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The folder %s cannot be made: %s; name another with --folder."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private static String machine() {
    long mebibytes =
        ((com.sun.management.OperatingSystemMXBean)
                    java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize()
            / (1 << 20);
    return String.format(
        Locale.ROOT,
        "%s %s, %d cores, %,d MiB",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        mebibytes);
  }

  private static Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("stagecoach", Main.Version.number());
    versions.put("java", System.getProperty("java.version"));
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("delta", DeltaLibrary.version());
    versions.put("duckdb", DuckDb.VERSION);
    return versions;
  }
}
