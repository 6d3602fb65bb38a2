package dev.stagecoach.jobs.cli.superset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @TempDir Path parent;

  @Test
  void aSecretIsMadeByChanceOnceAndIsForItsOwnerAlone() throws IOException {
    StateFolder folder = StateFolder.at(parent.resolve("superset"));

    String secret = folder.secret("password");

    assertThat(secret).matches("[A-Za-z0-9_-]{43}");
    assertThat(folder.secret("password")).isEqualTo(secret);
    assertThat(folder.secret("another")).isNotEqualTo(secret);
    assertThat(rights(folder.secretFile("password"))).isEqualTo("rw-------");
    assertThat(rights(folder.path())).isEqualTo("rwx------");
  }

  @Test
  void aLaterStartFindsTheSameSecret() {
    String secret = StateFolder.at(parent.resolve("superset")).secret("password");

    assertThat(StateFolder.at(parent.resolve("superset")).secret("password")).isEqualTo(secret);
  }

  @Test
  void whatComesWithTheProgramIsPutIntoItAnew() throws IOException {
    StateFolder folder = StateFolder.at(parent);
    Files.writeString(parent.resolve("superset_config.py"), "an earlier version");

    Path file = folder.put("superset_config.py");

    assertThat(file).isEqualTo(parent.resolve("superset_config.py"));
    assertThat(file).content().contains("SECRET_KEY = os.environ[\"SUPERSET_SECRET_KEY\"]");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> StateFolder.at(file.resolve("superset")))
        .isInstanceOf(StagecoachException.class)
        .hasMessageStartingWith("The folder %s cannot be written", file.resolve("superset"))
        .hasMessageEndingWith("name another with --folder.");
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
