package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.table.TableName;
import java.util.List;

/**
 * What an ingest came to.
 *
 * @param batch the number under which rows and audit were written; 0 when there was nothing new
 * @param files the files read, in order
 * @param knownFiles how many files were there and had been read before
 * @param notes what a person should know: new columns, files of no object
 */
public record IngestReport(long batch, List<FileReport> files, int knownFiles, List<String> notes) {

  /** Keeps the lists as they are. */
  public IngestReport {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  /** The rows read from all files. */
  public long read() {
    return files.stream().mapToLong(FileReport::read).sum();
  }

  /** The rows that are new in raw. */
  public long loaded() {
    return files.stream().mapToLong(FileReport::loaded).sum();
  }

  /** The rows that raw held already. */
  public long duplicate() {
    return files.stream().mapToLong(FileReport::duplicate).sum();
  }

  /** The rows set aside in quarantine. */
  public long quarantined() {
    return files.stream().mapToLong(FileReport::quarantined).sum();
  }

  /**
   * The account of one file: read = loaded + duplicate + quarantined.
   *
   * @param object the object or feed, e.g. {@code opportunity}
   * @param table of raw that its rows go to
   * @param file its name below the source's folder
   */
  public record FileReport(
      String source,
      String object,
      TableName table,
      String file,
      long read,
      long loaded,
      long duplicate,
      long quarantined) {}
}
