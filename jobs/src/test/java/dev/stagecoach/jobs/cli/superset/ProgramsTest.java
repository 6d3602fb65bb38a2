package dev.stagecoach.jobs.cli.superset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.jobs.cli.superset.Programs.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  @TempDir Path folder;
  private final Programs programs = new Programs();

  @AfterEach
  void endAll() {
    programs.close();
  }

  @Test
  void aProgramRunsToItsEndWithItsEnvironmentAndWhatItPrintsInItsLog() throws IOException {
    Path log = folder.resolve("log");
    Program program =
        new Program(
            List.of("sh", "-c", "echo said $NAME; echo worse >&2; exit 7"),
            Map.of("NAME", "Ana"),
            Optional.of(log));

    int status = programs.run("It", program);

    assertThat(status).isEqualTo(7);
    assertThat(log).hasContent("said Ana\nworse\n");
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    String none = folder.resolve("none").toString();

    assertThatThrownBy(
            () -> programs.run("It", Program.logged(folder.resolve("log"), List.of(none))))
        .isInstanceOf(StagecoachException.class)
        .hasMessageStartingWith("It cannot be started:")
        .hasMessageEndingWith("check that %s is there and may be run.", none);
  }

  @Test
  void whoWaitsForAProgramLearnsWhyItEndedInstead() {
    Running started = programs.start("It", sh("echo INFO well; echo ERROR: no room.; echo bye"));

    assertThatThrownBy(() -> programs.await(started, () -> false))
        .isInstanceOf(StagecoachException.class)
        .hasMessage("It did not start: ERROR: no room (the log is %s).", folder.resolve("log"));
  }

  @Test
  void waitingEndsOnceItIsReady() {
    Running started = programs.start("It", sh("touch ready; exec sleep 60"));

    programs.await(started, () -> Files.exists(folder.resolve("ready")));

    assertThat(started.process().isAlive()).isTrue();
  }

  @Test
  void theFirstThatEndsByItselfIsNamed() {
    programs.start("One", sh("exec sleep 60"));
    programs.start("Another", sh("echo tired"));

    assertThatThrownBy(programs::watch)
        .isInstanceOf(StagecoachException.class)
        .hasMessageStartingWith("Another ended by itself: tired (the log is ");
  }

  @Test
  void noneOutlivesOursNorWhatItStarted() throws Exception {
    Running started = programs.start("It", sh("sleep 60 & wait"));
    programs.await(started, () -> started.process().descendants().findAny().isPresent());
    ProcessHandle below = started.process().descendants().findAny().orElseThrow();

    programs.close();

    assertThat(started.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
    below.onExit().get(5, TimeUnit.SECONDS);
    assertThat(below.isAlive()).isFalse();
  }

  private Program sh(String script) {
    return Program.logged(
        folder.resolve("log"), List.of("sh", "-c", "cd %s; %s".formatted(folder, script)));
  }
}
