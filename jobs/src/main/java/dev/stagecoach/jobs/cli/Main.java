package dev.stagecoach.jobs.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code stagecoach}: turns arguments into an exit status. */
@Command(
    name = "stagecoach",
    description = "Funnel conversion and KPIs from the raw history of any CRM.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {CheckCommand.class, SimulateCommand.class})
public final class Main implements Runnable {
  @Spec private CommandSpec command;

  /** Runs the command and ends the program with its exit status. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(
        command.commandLine(), "No command given; 'stagecoach --help' lists the commands.");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"stagecoach " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
