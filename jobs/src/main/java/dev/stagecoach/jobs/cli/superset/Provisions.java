package dev.stagecoach.jobs.cli.superset;

import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.jobs.cli.screen.StatusLine;
import dev.stagecoach.jobs.cli.serve.SparkDistribution;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds what the endpoint and Superset run in, and installs what is missing into the folder.
 *
 * @param searchPath where programs are looked for, as in the shell's PATH
 * @param isInstalling whether to install what is missing, rather than fail
 * @param progress where to say that something is installed
 */
public record Provisions(
    Programs programs,
    StateFolder folder,
    String searchPath,
    boolean isInstalling,
    PrintWriter progress) {
  private static final String PYTHON = "python3";

  /** The Superset of the environment given, else of the path, else one of its own. */
  public SupersetInstallation superset(Optional<Path> given) {
    return given
        .map(SupersetInstallation::in)
        .or(() -> SupersetInstallation.on(searchPath))
        .orElseGet(this::ownSuperset);
  }

  private SupersetInstallation ownSuperset() {
    Path requirements = folder.put(SupersetInstallation.REQUIREMENTS);
    if (!isInstalling) {
      throw SupersetInstallation.missing(requirements);
    }
    PythonEnvironment own = new PythonEnvironment(folder.path().resolve("venv"));
    install(
        "Superset",
        own,
        BundledText.of("/superset/" + SupersetInstallation.REQUIREMENTS),
        folder.log("install-superset"));
    return SupersetInstallation.in(own.folder());
  }

  /** The Spark given, else the one that {@code serve} finds, else one of its own. */
  public SparkDistribution spark(Optional<Path> given, String version) {
    return given.isPresent() || !isInstalling
        ? SparkDistribution.find(given, version)
        : SparkDistribution.fitting(version).orElseGet(() -> ownSpark(version));
  }

  /** Superset and Spark ask for different versions of the same packages. */
  private SparkDistribution ownSpark(String version) {
    PythonEnvironment own = new PythonEnvironment(folder.path().resolve("spark"));
    install("Spark", own, "pyspark==" + version + "\n", folder.log("install-spark"));
    Optional<Path> home =
        own.program(PYTHON).flatMap(SparkDistribution::of).map(SparkDistribution::home);
    return SparkDistribution.find(home.or(() -> Optional.of(own.folder())), version);
  }

  private void install(String what, PythonEnvironment own, String requirements, Path log) {
    try (StatusLine line = StatusLine.ticking(progress)) {
      if (!own.has(requirements)) {
        line.announce("Installing %s in %s".formatted(what, own.folder()));
        own.install(programs, PYTHON, requirements, log);
      }
    }
  }
}
