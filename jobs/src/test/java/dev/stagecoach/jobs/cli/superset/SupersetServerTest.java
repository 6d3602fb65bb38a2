package dev.stagecoach.jobs.cli.superset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small script stands in for Superset; `.ci/superset` starts the real one. */
class SupersetServerTest {
  @TempDir Path parent;
  private final Programs programs = new Programs();
  private StateFolder folder;

  @BeforeEach
  void makeTheFolder() {
    folder = StateFolder.at(parent.resolve("state"));
  }

  @Test
  void supersetIsToldWhereItsFolderItsKeyAndItsPasswordAreButNoSecretInItsArguments()
      throws IOException {
    SupersetServer server =
        server("echo \"$@\" > %1$s/arguments; env > %1$s/environment".formatted(parent));

    server.prepare(programs, folder.path().resolve("dashboards.zip"));

    assertThat(parent.resolve("arguments"))
        .content()
        .isEqualTo("stagecoach %s\n", folder.path().resolve("dashboards.zip"));
    assertThat(parent.resolve("environment"))
        .content()
        .contains(
            "SUPERSET_HOME=" + folder.path() + "\n",
            "SUPERSET_CONFIG_PATH=" + folder.path().resolve("superset_config.py") + "\n",
            "SUPERSET_SECRET_KEY=" + folder.secret("secret-key") + "\n",
            "STAGECOACH_PASSWORD_FILE=" + server.passwordFile() + "\n",
            "PYTHONPATH=" + folder.path() + "\n")
        .doesNotContain(server.password());
    assertThat(folder.path()).isDirectoryContaining("glob:**stagecoach_superset.py");
  }

  @Test
  void whatSupersetFailedOfIsTold() throws IOException {
    SupersetServer server = server("echo \"ModuleNotFoundError: No module named 'rich'\"; exit 1");

    assertThatThrownBy(() -> server.prepare(programs, folder.path().resolve("dashboards.zip")))
        .isInstanceOf(StagecoachException.class)
        .hasMessage(
            "Superset could not be prepared: ModuleNotFoundError: No module named 'rich' (the log is %s); what it is tried with is in %s.",
            folder.log("superset-prepare"), folder.path().resolve("requirements.txt"));
  }

  @Test
  void aServerThatEndsInsteadOfAnsweringIsToldOf() throws IOException {
    SupersetServer server = server("echo Address in use; exit 1");

    assertThatThrownBy(() -> server.start(programs))
        .isInstanceOf(StagecoachException.class)
        .hasMessage(
            "Superset did not start: Address in use (the log is %s).", folder.log("superset"));
  }

  private SupersetServer server(String script) throws IOException {
    Path program = Files.writeString(parent.resolve("superset"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new SupersetServer(new SupersetInstallation(program), folder, 1);
  }
}
