package dev.stagecoach.jobs.cli;

import dev.stagecoach.jobs.cli.ExportCommand.ExportKind;
import dev.stagecoach.jobs.cli.JobsCommand.GraphFormat;
import dev.stagecoach.jobs.cli.StatusCommand.StatusFormat;
import dev.stagecoach.jobs.cli.TablesCommand.DictionaryFormat;
import dev.stagecoach.jobs.cli.screen.Format;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code stagecoach}: turns arguments into an exit status. */
@Command(
    name = "stagecoach",
    description = "Funnel conversion and KPIs from the raw history of any CRM.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      DemoCommand.class,
      CheckCommand.class,
      RunCommand.class,
      JobsCommand.class,
      TablesCommand.class,
      QueryCommand.class,
      ExplainCommand.class,
      PlanCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      MaintainCommand.class,
      EraseCommand.class,
      ReportCommand.class,
      ExportCommand.class,
      DashboardsCommand.class,
      ServeCommand.class,
      UpCommand.class,
      UserCommand.class,
      SimulateCommand.class,
      BenchCommand.class
    },
    footerHeading = "%nExit status:%n",
    footer = {
      "  0  done",
      "  1  failed",
      "  2  the command line or the configuration is wrong",
      "  3  a data quality gate stopped the run; readers keep what was published before",
      "  130, 143  stopped, by Ctrl-C or by the machine"
    })
public final class Main implements Runnable {
  private static final Pattern COMMENT = Pattern.compile("--\\s");

  @Spec private CommandSpec command;

  /** Runs the command and ends the program with its exit status. */
  public static void main(String[] arguments) {
    StopSignal signal = StopSignal.watch(arguments);
    int status = execute(commandLine(), arguments);
    signal.workIsOver();
    System.exit(status);
  }

  /** The command with all its subcommands and what becomes of their failures. */
  static CommandLine commandLine() {
    FailureReport failures = new FailureReport();
    return new CommandLine(new Main())
        .registerConverter(LocalDate.class, Main::date)
        .registerConverter(Format.class, new WrittenChoice<>(Format.class))
        .registerConverter(GraphFormat.class, new WrittenChoice<>(GraphFormat.class))
        .registerConverter(DictionaryFormat.class, new WrittenChoice<>(DictionaryFormat.class))
        .registerConverter(ExportKind.class, new WrittenChoice<>(ExportKind.class))
        .registerConverter(StatusFormat.class, new WrittenChoice<>(StatusFormat.class))
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'%s' is no date; write one such as 2025-01-01".formatted(text));
    }
  }

  /** The exit status, also where the machine itself gave up, as when memory runs out. */
  static int execute(CommandLine line, String... arguments) {
    try {
      return line.execute(Stream.of(arguments).map(Main::word).toArray(String[]::new));
    } catch (Error e) {
      return FailureReport.of(e).print(line.getErr());
    }
  }

  /** A statement that begins with a comment is no option, though it begins like one. */
  private static String word(String argument) {
    return COMMENT.matcher(argument).lookingAt() ? "\n" + argument : argument;
  }

  @Override
  public void run() {
    throw new ParameterException(
        command.commandLine(), "No command given; 'stagecoach --help' lists the commands.");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"stagecoach " + number()};
    }

    static String number() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "(unpackaged)" : version;
    }
  }
}
