package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {
  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  @Test
  void writesASimulationAndSaysNothingOffATerminal() {
    int status = simulate("--deals", "40", "--out", folder.resolve("crm").toString());

    assertThat(status).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(folder.resolve("crm/truth.json")).exists();
    assertThat(folder.resolve("crm/stagecoach.conf")).exists();
  }

  @Test
  void impossibleValueIsAUsageErrorInOneSentence() {
    int status = simulate("--deals", "0", "--out", folder.toString());

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).startsWith("--deals is 0; it must be at least 1.");
  }

  @Test
  void valueOfTheWrongTypeIsAUsageError() {
    int status = simulate("--deals", "many", "--out", folder.toString());

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).startsWith("Invalid value for option '--deals'");
  }

  @Test
  void missingFolderOptionIsAUsageError() {
    assertThat(simulate("--deals", "5")).isEqualTo(2);
    assertThat(err.toString()).startsWith("Missing required option: '--out=DIR'");
  }

  private int simulate(String... arguments) {
    return new CommandLine(new SimulateCommand())
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
