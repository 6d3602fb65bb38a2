package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.jobs.cli.screen.JsonText;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how the warehouse stands; its exit status says it to scripts. */
@Command(
    name = "status",
    description = {
      "Show the last runs, what is published, what was loaded and set aside, and broken checks.",
      "Exit status 0: the last run is published; 1: it failed; 3: a quality gate stopped it."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private StatusFormat format;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    OpenWarehouse warehouse = OpenWarehouse.toRead(suite, command.commandLine().getErr());
    WarehouseStatus status = WarehouseStatus.of(warehouse, JobRunnerClock.clock().instant());
    switch (format) {
      case TABLE -> StatusScreen.print(status, out);
      case JSON -> out.println(JsonText.of(status.members()));
    }
    out.flush();
    ExitCode standing = status.standing();
    return standing.status();
  }

  /** In what form the status is printed. */
  enum StatusFormat {
    TABLE,
    JSON;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
