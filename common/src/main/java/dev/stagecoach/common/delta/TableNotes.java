package dev.stagecoach.common.delta;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A short text about each table of a warehouse, in a folder of its own beside the layers. A text
 * that was cut off while it was written reads as none.
 */
public final class TableNotes {
  private static final Logger LOG = LoggerFactory.getLogger(TableNotes.class);

  private final Path folder;
  private final Configuration hadoop;

  /**
   * The notes of a warehouse.
   *
   * @param name of their folder, below the warehouse's
   */
  public TableNotes(String root, String name, Configuration hadoop) {
    this.folder = new Path(root, name);
    this.hadoop = hadoop;
  }

  /** The text about a table; empty where there is none that can be read. */
  public Optional<String> find(TableName table) {
    Path file = file(table);
    try {
      FileSystem files = file.getFileSystem(hadoop);
      if (!files.exists(file)) {
        return Optional.empty();
      }
      try (InputStream in = files.open(file)) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      LOG.debug("The note {} cannot be read", file, e);
      return Optional.empty();
    }
  }

  /** Writes the text about a table, in the place of any before. */
  public void write(TableName table, String text) {
    Path file = file(table);
    try (OutputStream out = file.getFileSystem(hadoop).create(file, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Takes the text about a table away. */
  public void forget(TableName table) {
    Path file = file(table);
    try {
      file.getFileSystem(hadoop).delete(file, false);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Takes all texts away. */
  public void forgetAll() {
    try {
      folder.getFileSystem(hadoop).delete(folder, true);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private Path file(TableName table) {
    return new Path(folder, table + ".json");
  }

  private static StagecoachException unwritable(Path file, IOException cause) {
    return new StagecoachException(
        ExitCode.FAILED,
        "%s cannot be written: %s; give this user the right to write there and run again"
            .formatted(file, cause.getMessage()),
        cause);
  }
}
