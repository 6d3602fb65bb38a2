package dev.stagecoach.jobs.cli.superset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small scripts stand in for Python, pip and Superset; `.ci/superset` installs the real ones. */
class ProvisionsTest {
  @TempDir Path parent;
  private final StringWriter progress = new StringWriter();
  private StateFolder folder;

  @BeforeEach
  void makeTheFolder() {
    folder = StateFolder.at(parent.resolve("state"));
  }

  @Test
  void theSupersetOfAnEnvironmentThatIsNamedWins() throws IOException {
    Path named = script(parent.resolve("named/bin/superset"), "");
    Path onPath = script(parent.resolve("bin/superset"), "");

    assertThat(provisions(true, onPath).superset(Optional.of(parent.resolve("named"))).program())
        .isEqualTo(named);
    assertThat(provisions(true, onPath).superset(Optional.empty()).program()).isEqualTo(onPath);
  }

  @Test
  void anEnvironmentWithoutSupersetIsNamed() {
    assertThatThrownBy(() -> provisions(true).superset(Optional.of(parent)))
        .isInstanceOf(StagecoachException.class)
        .hasMessage(
            "--superset %s: this Python environment has no bin/superset; 'pip install apache-superset==6.1.0' in it brings one.",
            parent);
  }

  @Test
  void withoutInstallingAMissingSupersetIsAskedForInOneSentence() {
    assertThatThrownBy(() -> provisions(false).superset(Optional.empty()))
        .isInstanceOf(StagecoachException.class)
        .hasMessage(
            "up needs Apache Superset 6.1, and there is none on the path; 'python3 -m venv superset && superset/bin/pip install -r %s' installs it, --superset superset names it, and without --no-install up does both.",
            folder.path().resolve("requirements.txt"));
    assertThat(folder.path().resolve("requirements.txt"))
        .content()
        .contains("apache-superset==6.1.0", "pyhive==0.7.0");
  }

  @Test
  void aMissingSupersetIsInstalledOnceAndFoundFromThenOn() throws IOException {
    Path environment = folder.path().resolve("venv");
    Files.createDirectories(environment.resolve("bin"));
    script(environment.resolve("bin/python"), "echo \"$@\" >> %s/asked".formatted(parent));
    script(environment.resolve("bin/superset"), "");
    String requirements = "apache-superset==6.1.0\n";

    PythonEnvironment own = new PythonEnvironment(environment);
    try (Programs programs = new Programs()) {
      own.install(programs, "true", requirements, folder.log("install"));
      own.install(programs, "false", requirements, folder.log("install"));
    }

    assertThat(own.has(requirements)).isTrue();
    assertThat(own.has("apache-superset==6.2.0\n")).isFalse();
    assertThat(parent.resolve("asked"))
        .content()
        .isEqualTo(
            "-m pip install --disable-pip-version-check --quiet -r %s\n",
            environment.resolve("stagecoach-requirements.txt.part"));
  }

  @Test
  void aPythonThatIsMissingIsAskedForInOneSentence() {
    PythonEnvironment own = new PythonEnvironment(folder.path().resolve("venv"));

    try (Programs programs = new Programs()) {
      assertThatThrownBy(() -> own.install(programs, "python-9", "x", folder.log("install")))
          .isInstanceOf(StagecoachException.class)
          .hasMessage(
              "There is no python-9 to install with; install Python 3.10 or later with venv and pip (on Debian: apt-get install python3-venv).");
    }
  }

  @Test
  void whatPipCouldNotInstallIsToldWithItsLogAndTriedAgain() throws IOException {
    Path environment = folder.path().resolve("venv");
    script(
        environment.resolve("bin/python"),
        "echo 'ERROR: No matching distribution found for x==0'; echo more; exit 1");
    PythonEnvironment own = new PythonEnvironment(environment);

    try (Programs programs = new Programs()) {
      assertThatThrownBy(() -> own.install(programs, "true", "x==0", folder.log("install")))
          .isInstanceOf(StagecoachException.class)
          .hasMessageContaining(
              "failed: ERROR: No matching distribution found for x==0 (the log is")
          .hasMessageEndingWith("(on Debian: apt-get install python3-venv) and the network.");
    }
    assertThat(own.has("x==0")).isFalse();
  }

  private Provisions provisions(boolean isInstalling, Path... programs) {
    StringBuilder path = new StringBuilder(parent.resolve("nothing").toString());
    for (Path program : programs) {
      path.append(File.pathSeparator).append(program.getParent());
    }
    return new Provisions(
        new Programs(), folder, path.toString(), isInstalling, new PrintWriter(progress));
  }

  private static Path script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
