package dev.stagecoach.jobs.cli;

import dev.stagecoach.jobs.simulate.Simulation;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code simulate}: writes an invented company's CRM history, and the truth about it.
 */
@Command(
    name = "simulate",
    description = {
      "Write the CRM history of an invented company, and the rates it was drawn from.",
      "The folder gets salesforce/, hubspot/, reference/, truth.json and a ready stagecoach.conf;"
          + " with --nights, a folder night-0001/ … for each night's increment."
    },
    mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
  private static final int THREADS = 2;

  @Spec private CommandSpec command;

  @Option(names = "--deals", required = true, paramLabel = "N", description = "How many deals.")
  private long deals;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to; an earlier simulation in it is replaced.")
  private Path out;

  @Option(
      names = "--seed",
      defaultValue = "42",
      paramLabel = "S",
      description = "The same seed gives the same files (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--years",
      defaultValue = "5",
      paramLabel = "Y",
      description = "How long the history is (default: ${DEFAULT-VALUE}).")
  private int years;

  @Option(
      names = "--until",
      defaultValue = "2025-01-01",
      paramLabel = "DATE",
      description = "Where the history ends, exclusive (default: ${DEFAULT-VALUE}).")
  private LocalDate until;

  @Option(
      names = "--teams",
      defaultValue = "12",
      paramLabel = "T",
      description = "How many teams (default: ${DEFAULT-VALUE}).")
  private int teams;

  @Option(
      names = "--reps",
      paramLabel = "R",
      description = "How many reps (default: 60 for 20,000 deals, growing with the square root).")
  private @Nullable Integer reps;

  @Option(
      names = "--nights",
      defaultValue = "0",
      paramLabel = "K",
      description = "Deliver the last K days as nightly increments (default: ${DEFAULT-VALUE}).")
  private int nights;

  @Option(
      names = "--night-share",
      defaultValue = "0.01",
      paramLabel = "P",
      description = "Share of the deals that a night changes (default: ${DEFAULT-VALUE}).")
  private double nightShare;

  @Option(
      names = "--parameters",
      paramLabel = "FILE",
      description = "HOCON file that changes rates, seasons and what is planted.")
  private @Nullable Path parameters;

  @Override
  public Integer call() {
    try {
      Map<String, Long> rows =
          new Simulation(options(), THREADS).write(out, new Countdown(progress())::add);
      long all = rows.values().stream().mapToLong(Long::longValue).sum();
      progress()
          .ifPresent(terminal -> terminal.printf("\r%,d deals, %,d rows.%n", deals, all).flush());
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private SimulationOptions options() {
    Parameters read =
        Optional.ofNullable(parameters).map(Parameters::read).orElseGet(Parameters::defaults);
    int usual = SimulationOptions.usualReps(deals, teams);
    return new SimulationOptions(
        deals,
        seed,
        years,
        until,
        teams,
        Optional.ofNullable(reps).orElse(usual),
        nights,
        nightShare,
        read);
  }

  private Optional<PrintWriter> progress() {
    return System.console() == null
        ? Optional.empty()
        : Optional.of(command.commandLine().getErr());
  }

  private final class Countdown {
    private final Optional<PrintWriter> terminal;
    private final AtomicLong done = new AtomicLong();

    Countdown(Optional<PrintWriter> terminal) {
      this.terminal = terminal;
    }

    void add(long more) {
      long now = done.addAndGet(more);
      terminal.ifPresent(err -> err.printf("\r%,d of %,d deals", now, deals).flush());
    }
  }
}
