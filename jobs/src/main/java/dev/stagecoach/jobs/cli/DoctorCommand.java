package dev.stagecoach.jobs.cli;

import static org.apache.spark.sql.functions.col;

import dev.stagecoach.common.delta.TableHealth;
import dev.stagecoach.common.delta.WarehouseLock;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.cli.Finding.Level;
import dev.stagecoach.jobs.cli.screen.SafeText;
import dev.stagecoach.jobs.run.Publications;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong with this machine or this warehouse, and how to mend it. */
@Command(
    name = "doctor",
    description = {
      "Say what is wrong with this machine or warehouse, each with what mends it.",
      "Exit status 0: nothing is wrong; 1: something is."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final TableName LEDGER = TableName.of("ops.file_ledger");

  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Option(names = "--deep", description = "Reads every value of every table that readers see.")
  private boolean isDeep;

  @Option(
      names = "--mend",
      description =
          "Takes damaged files out of the way, into the warehouse's folder set-aside; then"
              + " 'stagecoach run --full' makes the tables again.")
  private boolean isMending;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    OpenWarehouse warehouse = OpenWarehouse.toRead(suite, command.commandLine().getErr());
    WarehouseFindings looking = new WarehouseFindings(warehouse, isDeep);
    List<Finding> findings = new ArrayList<>(MachineFindings.of(warehouse));
    findings.addAll(ComponentFindings.ofThisMachine());
    findings.add(looking.lock(JobRunnerClock.clock().instant()));
    List<WarehouseFindings.Damaged> damaged = looking.damaged();
    if (isMending && !damaged.isEmpty()) {
      findings.addAll(mended(warehouse, looking, damaged));
    } else {
      damaged.forEach(table -> findings.add(table.finding()));
    }
    findings.addAll(looking.untidy());
    if (damaged.isEmpty()) {
      findings.add(Finding.well("Every table can be read"));
    }
    findings.forEach(finding -> print(finding, out));
    out.flush();
    boolean isWrong = findings.stream().anyMatch(finding -> finding.level() == Level.WRONG);
    ExitCode answer = isWrong ? ExitCode.FAILED : ExitCode.DONE;
    return answer.status();
  }

  private static void print(Finding finding, PrintWriter out) {
    out.println(
        SafeText.of(
            "%-5s  %s%s"
                .formatted(
                    finding.level().name().toLowerCase(Locale.ROOT),
                    finding.what(),
                    finding.remedy().isEmpty() ? "" : "  → " + finding.remedy())));
  }

  @SuppressWarnings("try") // The lock is held, not used.
  private static List<Finding> mended(
      OpenWarehouse warehouse, WarehouseFindings looking, List<WarehouseFindings.Damaged> damaged) {
    TableHealth health =
        new TableHealth(warehouse.session(), warehouse.store(), warehouse.root().toString());
    try (WarehouseLock lock = warehouse.lock("doctor --mend")) {
      for (WarehouseFindings.Damaged table : damaged) {
        health.moveCheckpointsAside(table.table());
      }
      List<Finding> findings = new ArrayList<>();
      List<WarehouseFindings.Damaged> still = looking.damaged();
      damaged.stream()
          .filter(table -> !still.contains(table))
          .forEach(
              table ->
                  findings.add(
                      Finding.well(
                          "Table %s can be read again, without its damaged checkpoint"
                              .formatted(table.table()))));
      for (WarehouseFindings.Damaged table : still) {
        findings.add(setAside(warehouse, health, table.table()));
      }
      return findings;
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The warehouse %s could not be mended: %s; give this user the right to write there and try again"
              .formatted(warehouse.root(), e.getMessage()),
          e);
    }
  }

  /**
   * Moves a table away. Its old versions are published no more; of a raw table, the files it came
   * from are read again, which for the others means rows that are known.
   */
  private static Finding setAside(OpenWarehouse warehouse, TableHealth health, TableName table)
      throws IOException {
    String place = health.setAside(table);
    if (table.layer() == Layer.RAW && warehouse.store().exists(warehouse.session(), LEDGER)) {
      health.setAside(LEDGER);
    }
    if (warehouse.store().exists(warehouse.session(), Publications.TABLE)) {
      warehouse
          .store()
          .delete(
              warehouse.session(), Publications.TABLE, col("table_name").equalTo(table.toString()));
    }
    return new Finding(
        Level.WATCH,
        "Table %s was moved to %s%s"
            .formatted(
                table,
                place,
                table.layer() == Layer.RAW
                    ? "; the next run reads all files again that still lie in their folders"
                    : ""),
        "stagecoach run --full");
  }
}
