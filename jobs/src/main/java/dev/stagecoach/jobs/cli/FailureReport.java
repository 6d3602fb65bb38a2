package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.InvalidConfiguration;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.jobs.cli.screen.SafeText;
import dev.stagecoach.jobs.run.Failures;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says on the screen in a sentence what went wrong; the stack trace goes to the log file. */
final class FailureReport implements IExecutionExceptionHandler, IParameterExceptionHandler {
  // Named apart from the suite's own loggers: theirs show their errors on the screen too.
  private static final Logger LOG = LoggerFactory.getLogger("stagecoach.failure");

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    return of(failure).print(command.getErr());
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String help =
        String.valueOf(failure.getMessage()).contains("--help")
            ? ""
            : " ('%s --help' says what is possible)".formatted(name);
    command.getErr().println(SafeText.of(failure.getMessage() + help));
    return ExitCode.USAGE.status();
  }

  /** What to say of a failure and what to answer to the shell. */
  static Report of(Throwable failure) {
    if (failure instanceof InvalidConfiguration invalid) {
      return new Report(ExitCode.USAGE, String.valueOf(invalid.getMessage()));
    }
    if (failure instanceof StagecoachException known) {
      LOG.error("Exit {}", known.exitCode(), known);
      return new Report(known.exitCode(), String.valueOf(known.getMessage()));
    }
    LOG.error("A failure that nothing foresaw", failure);
    return new Report(ExitCode.FAILED, unforeseen(failure));
  }

  private static String unforeseen(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "The memory ran out; give more with STAGECOACH_HEAP, e.g. STAGECOACH_HEAP=8g.";
    }
    String sentence = Failures.sentence(failure);
    if (Failures.isDamage(failure)) {
      return "A table of the warehouse cannot be read: %s%s 'stagecoach doctor' says which one, and 'stagecoach doctor --mend' takes the damage out of the way."
          .formatted(sentence, sentence.endsWith(".") ? "" : ".");
    }
    return "Something failed that should not: %s%s The stack trace is in %s."
        .formatted(sentence, sentence.endsWith(".") ? "" : ".", logFile());
  }

  private static String logFile() {
    boolean isJson = "json".equals(System.getProperty("stagecoach.log.format"));
    return System.getProperty("stagecoach.log.dir", "logs")
        + (isJson ? "/stagecoach.json" : "/stagecoach.log");
  }

  /** A failure as it is reported. */
  record Report(ExitCode exitCode, String text) {
    int print(PrintWriter err) {
      err.println(SafeText.ofLines(text));
      err.flush();
      return exitCode.status();
    }
  }
}
