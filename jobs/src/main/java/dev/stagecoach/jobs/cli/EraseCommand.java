package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.delta.WarehouseLock;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.run.Erasure;
import dev.stagecoach.jobs.run.Publications;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Forgets a person: every value that tells who it is, in every table and every version. */
@Command(
    name = "erase",
    description = {
      "Take a person out of every table, quarantine and history included.",
      "Each value that holds a SUBJECT gives way to a token; rows stay, so that no number changes.",
      "Earlier publications can be read no more; files of yours that hold the person are listed."
    },
    mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {
  private static final int SHORTEST = 4;

  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Option(
      names = "--subject",
      required = true,
      paramLabel = "TEXT",
      description = "What tells the person: an e-mail address, a whole name; repeatable.")
  private List<String> subjects;

  @Option(names = "--dry-run", description = "Says only where the person is found.")
  private boolean isDryRun;

  @Override
  @SuppressWarnings("try") // The lock is held, not used.
  public Integer call() {
    for (String subject : subjects) {
      if (subject.strip().length() < SHORTEST) {
        throw new ParameterException(
            command.commandLine(),
            "A --subject of fewer than %d letters would hit others too; give an e-mail address or a whole name."
                .formatted(SHORTEST));
      }
    }
    PrintWriter out = command.commandLine().getOut();
    OpenWarehouse warehouse = OpenWarehouse.toRead(suite, command.commandLine().getErr());
    String id = UUID.randomUUID().toString();
    Erasure erasure =
        new Erasure(
            warehouse.session(), warehouse.store(), subjects, "erased-" + id.substring(0, 8));
    try (WarehouseLock lock = warehouse.lock("erase")) {
      Map<TableName, Long> found = erasure.find();
      found.forEach((table, rows) -> out.println("  %s: %,d rows".formatted(table, rows)));
      if (!isDryRun) {
        erasure.erase(
            found,
            warehouse.graph().table(Publications.TABLE).contract(),
            "erase-" + id,
            JobRunnerClock.clock().instant());
        out.println(
            "Erased from %d tables; earlier publications can be read no more."
                .formatted(found.size()));
      }
    }
    elsewhere(warehouse, out);
    out.flush();
    return ExitCode.DONE.status();
  }

  /** What is not the warehouse's to change. */
  private void elsewhere(OpenWarehouse warehouse, PrintWriter out) {
    List<Path> holding = new FilesThatHold(subjects).of(warehouse);
    if (!holding.isEmpty()) {
      out.println("These files hold the person still; they are yours to mend:");
      holding.forEach(file -> out.println("  " + file));
    }
    out.println(
        "Look yourself through databases and Parquet files that sources name, and what was exported or reported before.");
  }
}
