package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything starts; `.ci/superset` brings up the whole. */
class UpCommandTest {
  @TempDir Path folder;

  @Test
  void aWarehouseThatIsNotThereIsNamed() {
    Screen screen = up("--warehouse", folder.resolve("none").toString());

    assertThat(screen.status()).isEqualTo(1);
    assertThat(screen.err())
        .startsWith(
            "There is no warehouse in %s yet; 'stagecoach demo' or 'stagecoach run' makes one, and --warehouse names another."
                .formatted(folder.resolve("none")));
  }

  @Test
  void aPortThatIsTakenIsNamedWithItsOption() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Screen screen =
          Screen.of("up", "--port", "0", "--superset-port", String.valueOf(taken.getLocalPort()));

      assertThat(screen.status()).isEqualTo(1);
      assertThat(screen.err())
          .startsWith("Port %d cannot be listened on: ".formatted(taken.getLocalPort()))
          .contains("; name another with --superset-port.");
    }
  }

  @Test
  void aWarehouseElsewhereNeedsAFolderOfThisMachine() {
    Screen screen = up("--warehouse", "hdfs://name.example.com/warehouse");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err())
        .startsWith(
            "hdfs://name.example.com/warehouse is no folder of this machine; say with --folder where Superset may keep what it needs.");
  }

  @Test
  void aSupersetThatIsNotWhereItIsSaidIsNamedBeforeAnythingStarts() throws IOException {
    Files.createDirectories(folder.resolve("warehouse/ops/publication"));

    Screen screen =
        up("--warehouse", folder.resolve("warehouse").toString(), "--superset", folder.toString());

    assertThat(screen.status()).isEqualTo(1);
    assertThat(screen.err())
        .startsWith("--superset %s: this Python environment has no bin/superset".formatted(folder));
    assertThat(folder.resolve("superset/logs")).isEmptyDirectory();
  }

  private static Screen up(String... more) {
    String[] words = new String[more.length + 7];
    words[0] = "up";
    words[1] = "--conf";
    words[2] = "../conf/stagecoach.conf";
    words[3] = "--port";
    words[4] = "0";
    words[5] = "--superset-port";
    words[6] = "0";
    System.arraycopy(more, 0, words, 7, more.length);
    return Screen.of(words);
  }
}
