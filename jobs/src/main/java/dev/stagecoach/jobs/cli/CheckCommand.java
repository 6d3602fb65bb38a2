package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.ExpressionUse;
import dev.stagecoach.common.config.InvalidConfiguration;
import dev.stagecoach.common.config.Problem;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.spark.SparkSessions;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stagecoach check}: says everything that is wrong with a configuration, before a run. */
@Command(
    name = "check",
    description =
        "Validates the configuration against sources and tables: every mistake as file:line, what"
            + " is wrong, and what would be right.",
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
  @Mixin private SuiteOptions suite;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    try {
      SuiteConfig config = suite.config();
      List<Problem> problems = check(config).problems(config);
      if (!problems.isEmpty()) {
        throw new InvalidConfiguration(problems);
      }
      out.println(summary(config));
      return ExitCode.DONE.status();
    } catch (InvalidConfiguration e) {
      out.println(e.getMessage());
      out.println(count(e.problems().size(), "problem") + " found.");
      return ExitCode.USAGE.status();
    } finally {
      out.flush();
    }
  }

  private static ConfigurationCheck check(SuiteConfig config) {
    return new ConfigurationCheck(
        SuiteTables.load().inOrder().stream().map(Table::contract).toList(),
        () -> SparkSessions.open(config.spark().master(), config.spark().settings()));
  }

  private static String summary(SuiteConfig config) {
    return "Configuration is valid: %s, %s, %s, %s, %s, %s."
        .formatted(
            count(config.sources().size(), "source"),
            count(config.stages().canonical().size(), "stage"),
            count(config.stages().map().size(), "mapped source stage"),
            count(config.funnels().size(), "funnel"),
            count(config.segments().size(), "segment"),
            count(ExpressionUse.all(config).size(), "expression"));
  }

  private static String count(int number, String noun) {
    return "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }
}
