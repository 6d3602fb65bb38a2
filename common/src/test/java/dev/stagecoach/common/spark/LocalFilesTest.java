package dev.stagecoach.common.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
  private static final String BEFORE_SPARK = "spark.hadoop.";
  private static final String PROGRAM_STARTED = "jdk.ProcessStart";

  @TempDir private java.nio.file.Path folder;

  @Test
  void aFileIsWrittenAndRenamedWithoutStartingAProgram() throws IOException {
    Path temporary = path("temporary");
    Path committed = path("committed");

    List<String> programs =
        programsStarted(
            () -> {
              write(temporary, "a commit");
              context().rename(temporary, committed);
            });

    assertThat(programs).isEmpty();
    assertThat(folder.resolve("committed")).hasContent("a commit");
  }

  @Test
  void aFileGetsTheRightsThatAreAskedFor() throws IOException {
    Path file = path("file");
    write(file, "text");

    files().setPermission(file, new FsPermission("640"));

    assertThat(Files.getPosixFilePermissions(folder.resolve("file")))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
  }

  @Test
  void aRenameReplacesNothing() throws IOException {
    write(path("new"), "new");
    write(path("old"), "old");

    assertThatThrownBy(() -> context().rename(path("new"), path("old")))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("old");
    assertThat(folder.resolve("old")).hasContent("old");
  }

  @Test
  void aFileThatIsNotThereIsNotFound() {
    assertThatThrownBy(() -> context().getFileLinkStatus(path("missing")))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void aDamagedFileIsNotedWhenItIsRead() throws IOException {
    write(path("file"), "text");
    Files.writeString(folder.resolve("file"), "tent");

    assertThatThrownBy(() -> read(path("file")))
        .isInstanceOf(ChecksumException.class)
        .hasMessageContaining("file");
  }

  private Path path(String name) {
    return new Path(folder.resolve(name).toUri());
  }

  private static void write(Path file, String text) throws IOException {
    try (FSDataOutputStream out = files().create(file)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static byte[] read(Path file) throws IOException {
    try (FSDataInputStream in = files().open(file)) {
      return in.readAllBytes();
    }
  }

  private static FileSystem files() throws IOException {
    return FileSystem.newInstance(java.nio.file.Path.of("/").toUri(), configuration());
  }

  private static FileContext context() throws IOException {
    return FileContext.getFileContext(java.nio.file.Path.of("/").toUri(), configuration());
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    LocalFiles.settings()
        .forEach((key, value) -> configuration.set(key.substring(BEFORE_SPARK.length()), value));
    return configuration;
  }

  private List<String> programsStarted(Work work) throws IOException {
    java.nio.file.Path events = folder.resolve("events.jfr");
    try (Recording recording = new Recording()) {
      recording.enable(PROGRAM_STARTED);
      recording.start();
      work.run();
      recording.stop();
      recording.dump(events);
    }
    return RecordingFile.readAllEvents(events).stream()
        .map(event -> event.getString("command"))
        .toList();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }
}
