package dev.stagecoach.jobs.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredProgramTest {
  @TempDir private Path folder;

  @Test
  void aProgramTakesAsLongAsItRuns() {
    Measured measured = program().run("sleep", List.of("sleep", "0.7"));

    assertThat(measured.seconds()).isGreaterThanOrEqualTo(0.7);
  }

  @Test
  void whatItPrintedIsKept() {
    MeasuredProgram program = program();

    program.run("echo", List.of("sh", "-c", "echo one; echo two >&2"));

    assertThat(program.output()).isEqualTo("one\ntwo\n");
  }

  @Test
  void aProgramThatFailsIsNamedWithItsLastWords() {
    assertThatThrownBy(() -> program().run("DuckDB", List.of("sh", "-c", "echo no room; exit 1")))
        .isInstanceOf(StagecoachException.class)
        .hasMessage(
            "DuckDB failed: no room (what it printed is in %s)", folder.resolve("output.log"));
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> program().run("DuckDB", List.of("no-such-program")))
        .isInstanceOf(StagecoachException.class)
        .hasMessageStartingWith("DuckDB failed: Cannot run program");
  }

  private MeasuredProgram program() {
    return new MeasuredProgram(folder.resolve("output.log"));
  }
}
