package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.delta.TableMaintenance;
import dev.stagecoach.common.delta.WarehouseLock;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.run.KeptVersions;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts small files together and deletes versions that nobody may read any more. */
@Command(
    name = "maintain",
    description = {
      "Put the small files of each table together, and delete versions that nobody may read.",
      "Kept are the newest publication, those of the last days, and the last of each month."
    },
    mixinStandardHelpOptions = true)
final class MaintainCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Option(
      names = "--retention-days",
      defaultValue = "30",
      paramLabel = "DAYS",
      description = "Publications that are younger are all kept (default: ${DEFAULT-VALUE}).")
  private int days;

  @Override
  @SuppressWarnings("try") // The lock is held, not used.
  public Integer call() {
    if (days < 1) {
      throw new ParameterException(
          command.commandLine(),
          "--retention-days %d is less than 1: who reads now would lose what is read."
              .formatted(days));
    }
    PrintWriter out = command.commandLine().getOut();
    OpenWarehouse warehouse = OpenWarehouse.toRead(suite, command.commandLine().getErr());
    Instant since = JobRunnerClock.clock().instant().minus(Duration.ofDays(days));
    try (WarehouseLock lock = warehouse.lock("maintain")) {
      KeptVersions kept = KeptVersions.of(warehouse.session(), warehouse.store(), since);
      TableMaintenance maintenance = new TableMaintenance(warehouse.session(), warehouse.store());
      long fewer = 0;
      long files = 0;
      long bytes = 0;
      List<TableName> tables = warehouse.store().tables(warehouse.session());
      for (TableName table : tables) {
        // Tables that are published by version are made anew each night, in few files.
        fewer += kept.of(table).isEmpty() ? maintenance.compact(table) : 0;
        TableMaintenance.Swept swept = maintenance.sweep(table, kept.of(table), since);
        files += swept.files();
        bytes += swept.bytes();
      }
      out.println(
          String.format(
              Locale.ROOT,
              "%,d tables: %,d small files put together, %,d old files with %,.1f MiB deleted.",
              tables.size(),
              fewer,
              files,
              bytes / (double) (1 << 20)));
      out.flush();
    }
    return ExitCode.DONE.status();
  }
}
