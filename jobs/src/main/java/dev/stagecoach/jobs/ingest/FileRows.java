package dev.stagecoach.jobs.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** The rows that a task makes from the records of some files, one file after the other. */
final class FileRows implements Iterator<Row>, AutoCloseable {

  /** What a task makes of records. */
  interface Maker {
    /** A file is opened; its records follow. */
    void begin(FilePlan file);

    /** The row of a record, null where it has none. */
    @Nullable Row row(RecordReader record);

    /** The file was read to its end. */
    void end(LandingText text) throws IOException;

    /** The file could not be read to its end. */
    void failed(IOException cause);
  }

  private final Iterator<FilePlan> files;
  private final Maker maker;
  private @Nullable Open open;
  private @Nullable Row next;

  /** A file that is being read. */
  private record Open(LandingText text, RecordReader records) {}

  FileRows(List<FilePlan> files, Maker maker) {
    this.files = files.iterator();
    this.maker = maker;
    TaskContext task = TaskContext.get();
    if (task != null) {
      TaskCompletionListener atEnd = context -> close();
      task.addTaskCompletionListener(atEnd);
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      Open file = open == null ? openNext() : open;
      if (file == null) {
        return false;
      }
      advance(file);
    }
    return true;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row row = Objects.requireNonNull(next);
    next = null;
    return row;
  }

  @Override
  public void close() {
    if (open != null) {
      close(open.text());
      open = null;
    }
  }

  private @Nullable Open openNext() {
    while (open == null && files.hasNext()) {
      FilePlan file = files.next();
      maker.begin(file);
      try {
        LandingText text = file.text();
        try {
          open = new Open(text, file.open(text));
        } catch (IOException e) {
          close(text);
          throw e;
        }
      } catch (IOException e) {
        maker.failed(e);
      }
    }
    return open;
  }

  private void advance(Open file) {
    try {
      while (next == null && file.records().next()) {
        next = maker.row(file.records());
      }
      if (next == null) {
        maker.end(file.text());
        close();
      }
    } catch (IOException e) {
      maker.failed(e);
      close();
    }
  }

  private static void close(LandingText text) {
    try {
      text.close();
    } catch (IOException e) {
      throw new UncheckedIOException("A file that was read cannot be closed", e);
    }
  }
}
