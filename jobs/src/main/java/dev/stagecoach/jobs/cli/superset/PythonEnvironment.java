package dev.stagecoach.jobs.cli.superset;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder of Python with its own packages. */
public record PythonEnvironment(Path folder) {
  private static final String DONE = "stagecoach-requirements.txt";

  /** A program that its packages bring. */
  public Optional<Path> program(String name) {
    return Optional.of(folder.resolve("bin").resolve(name)).filter(Files::isExecutable);
  }

  /** Whether exactly these packages were installed, to the end. */
  boolean has(String requirements) {
    try {
      return Files.readString(folder.resolve(DONE)).equals(requirements);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Installs packages, where they are not installed yet.
   *
   * @param python that makes the environment, as on the path
   * @param requirements a line a package, as pip reads it
   * @param log takes what Python and pip print
   * @throws StagecoachException where Python or pip is missing, or fails
   */
  public void install(Programs programs, String python, String requirements, Path log) {
    if (has(requirements)) {
      return;
    }
    try {
      step(programs, log, python, "-m", "venv", folder.toString());
      Path wanted = Files.writeString(folder.resolve(DONE + ".part"), requirements);
      step(
          programs,
          log,
          folder.resolve("bin").resolve("python").toString(),
          "-m",
          "pip",
          "install",
          "--disable-pip-version-check",
          "--quiet",
          "-r",
          wanted.toString());
      Files.writeString(folder.resolve(DONE), requirements);
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED, "The folder %s cannot be written: %s.".formatted(folder, e), e);
    }
  }

  private static void step(Programs programs, Path log, String... words) {
    Program program = Program.logged(log, List.of(words));
    int status;
    try {
      status = programs.run(words[0], program);
    } catch (StagecoachException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "There is no %s to install with; install Python 3.10 or later with venv and pip (on Debian: apt-get install python3-venv)."
              .formatted(words[0]),
          e);
    }
    if (status != 0) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "%s failed: %s; it needs venv and pip (on Debian: apt-get install python3-venv) and the network."
              .formatted(String.join(" ", List.of(words).subList(0, 3)), program.lastWords()));
    }
  }
}
