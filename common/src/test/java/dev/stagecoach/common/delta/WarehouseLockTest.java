package dev.stagecoach.common.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command at a time writes a warehouse. */
class WarehouseLockTest {
  private static final Instant NOON = Instant.parse("2024-06-01T12:00:00Z");

  @TempDir Path folder;

  @Test
  void whoeverComesSecondIsToldWhoIsFirstAndWhatToDo() {
    try (WarehouseLock first = take(NOON)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> take(NOON))
          .isInstanceOf(StagecoachException.class)
          .hasMessageMatching(
              "The warehouse is being written by 'stagecoach run' since 2024-06-01T12:00:00Z"
                  + " \\(process \\d+ on .*, last seen 2024-06-01T12:00:00Z\\);"
                  + " wait until that is done, or, if you know that it is no more, delete .*/writing.lock");
    }
  }

  @Test
  void aLockThatWasGivenBackIsFree() {
    take(NOON).close();

    assertThat(folder).isEmptyDirectory();
    take(NOON).close();
  }

  @Test
  void theLockOfAProcessThatIsGoneIsTakenOver() throws IOException {
    try (WarehouseLock lock = take(NOON)) {
      assertThat(lock).isNotNull();
      Path file = folder.resolve(WarehouseLock.FILE);
      Files.writeString(
          file, Files.readString(file).replaceFirst("process-start=.*", "process-start="));

      assertThat(holder().isAlive(NOON)).isFalse();
      take(NOON).close();
    }
  }

  @Test
  void whoeverIsElsewhereIsGoneAfterTenMinutesWithoutASignOfLife() throws IOException {
    try (WarehouseLock lock = take(NOON)) {
      assertThat(lock).isNotNull();
      Path file = folder.resolve(WarehouseLock.FILE);
      Files.writeString(file, Files.readString(file).replaceFirst("host=.*", "host=elsewhere"));

      assertThat(holder().isAlive(NOON.plusSeconds(599))).isTrue();
      assertThat(holder().isAlive(NOON.plusSeconds(600))).isFalse();
    }
  }

  @Test
  void aLockThatNobodyFinishedWritingCountsByItsAge() throws IOException {
    Path file = Files.createFile(folder.resolve(WarehouseLock.FILE));
    Instant written = Files.getLastModifiedTime(file).toInstant();

    assertThat(holder().isAlive(written.plusSeconds(1))).isTrue();
    assertThat(holder().isAlive(written.plusSeconds(601))).isFalse();
  }

  private WarehouseLock take(Instant now) {
    return WarehouseLock.take(
        folder.toString(), new Configuration(), "run", Clock.fixed(now, ZoneOffset.UTC));
  }

  private LockHolder holder() {
    return WarehouseLock.holder(folder.toString(), new Configuration()).orElseThrow();
  }
}
