package dev.stagecoach.jobs.simulate.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParametersTest {
  @TempDir private Path folder;

  @Test
  void fileChangesWhatItNamesAndKeepsTheRest() throws IOException {
    Path file = file("planted { deleted = 0.5 }, units.north.advance = [0.1, 0.2, 0.3, 0.4, 0.5]");

    Parameters read = Parameters.read(file);

    assertThat(read.share(Planted.DELETED)).isEqualTo(0.5);
    assertThat(read.north().advance()).containsExactly(0.1, 0.2, 0.3, 0.4, 0.5);
    assertThat(read.south()).isEqualTo(Parameters.defaults().south());
  }

  @Test
  void unknownKeyIsNamedWithItsPlace() throws IOException {
    Path file = file("planted {\n deletd = 0.5\n}");

    assertThatThrownBy(() -> Parameters.read(file))
        .hasMessageContaining("unknown key 'planted.deletd'")
        .hasMessageContaining(": 2");
  }

  @Test
  void shareBeyondOneIsRefused() throws IOException {
    Path file = file("planted.deleted = 1.5");

    assertThatThrownBy(() -> Parameters.read(file))
        .hasMessage("Parameter planted.deleted is 1.5; a share lies between 0 and 1.");
  }

  @Test
  void wrongTypeIsRefused() throws IOException {
    Path file = file("skip = often");

    assertThatThrownBy(() -> Parameters.read(file)).hasMessageContaining("skip");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> Parameters.read(folder.resolve("none.conf")))
        .hasMessageEndingWith("none.conf cannot be read.");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("own.conf"), text);
  }
}
