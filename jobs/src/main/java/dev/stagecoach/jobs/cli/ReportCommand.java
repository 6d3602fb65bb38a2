package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.jobs.cli.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the multi-year report of the company or a team as one HTML file. */
@Command(
    name = "report",
    description = {
      "Write the multi-year report as one HTML file: KPIs, funnel, cohorts, teams, pipeline,"
          + " retention, and what changed.",
      "The file needs no network: it can be mailed, opened anywhere, and printed."
    },
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Option(
      names = "--team",
      paramLabel = "TEAM",
      description = "Name or id of a team; its teams are those below it (default: the company).")
  private @Nullable String team;

  @Option(
      names = "--from",
      paramLabel = "YEAR",
      description = "First year (default: five whole years and the one under way).")
  private @Nullable Integer from;

  @Option(names = "--fiscal", description = "Counts by fiscal years and quarters.")
  private boolean isFiscal;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "report.html",
      description = "The file to write (default: ${DEFAULT-VALUE}).")
  private Path file;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    long start = System.nanoTime();
    OpenWarehouse warehouse = OpenWarehouse.toRead(suite, command.commandLine().getErr());
    PublishedMarts marts = PublishedMarts.newest(warehouse);
    String page =
        Report.of(
            marts, marts.request(Optional.ofNullable(team), Optional.ofNullable(from), isFiscal));
    WrittenFile.write(file, page);
    out.println(
        String.format(
            Locale.ROOT,
            "Wrote %s (%,d KiB, %.0f s); any browser opens it.",
            file,
            page.length() / 1024,
            (System.nanoTime() - start) / 1e9));
    out.flush();
    return ExitCode.DONE.status();
  }
}
