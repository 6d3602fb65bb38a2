package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.time.Period;
import dev.stagecoach.common.time.PeriodNames;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads the option {@code --period}. */
final class NamedPeriod {
  private NamedPeriod() {}

  /**
   * The period of a name such as 2025-Q1.
   *
   * @throws ParameterException where the calendar has none of that name
   */
  static Period of(String name, SuiteConfig config, CommandSpec command) {
    return new PeriodNames(config.business().calendar())
        .find(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(),
                    "'%s' is no period; write e.g. 2025, 2025-Q1, 2025-03 or FY2025."
                        .formatted(name)));
  }
}
