package dev.stagecoach.jobs.cli.superset;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A Superset that is installed on this machine, by the program that starts it. */
public record SupersetInstallation(Path program) {
  /** The name of the program. */
  private static final String NAME = "superset";

  /** What Superset and its way to Spark consist of, as pip reads it. */
  public static final String REQUIREMENTS = "requirements.txt";

  /**
   * The one of an environment that is named.
   *
   * @throws StagecoachException where the environment has none
   */
  public static SupersetInstallation in(Path environment) {
    return new PythonEnvironment(environment.toAbsolutePath())
        .program(NAME)
        .map(SupersetInstallation::new)
        .orElseThrow(
            () ->
                new StagecoachException(
                    ExitCode.FAILED,
                    "--superset %s: this Python environment has no bin/superset; 'pip install apache-superset==6.1.0' in it brings one."
                        .formatted(environment)));
  }

  /** The first on a search path such as that of the shell. */
  public static Optional<SupersetInstallation> on(String path) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(NAME))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .map(file -> new SupersetInstallation(file.toAbsolutePath()))
        .findFirst();
  }

  /**
   * Says what is missing.
   *
   * @param requirements the file of what to install
   */
  public static StagecoachException missing(Path requirements) {
    return new StagecoachException(
        ExitCode.FAILED,
        "up needs Apache Superset 6.1, and there is none on the path; 'python3 -m venv superset && superset/bin/pip install -r %s' installs it, --superset superset names it, and without --no-install up does both."
            .formatted(requirements));
  }
}
