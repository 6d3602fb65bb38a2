package dev.stagecoach.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * What a task needs to know to read one file of text.
 *
 * @param number the file's place in the order of arrival among all files of the run
 * @param name as audit and rows show it
 */
record FilePlan(int number, String source, String name, String path, Format format, RowRules rules)
    implements Serializable {

  /** How a file is written. */
  record Format(FileKind kind, char delimiter, char quote, String encoding)
      implements Serializable {}

  /** Opens the file behind its header. */
  RecordReader open(LandingText text) throws IOException {
    if (format.kind() == FileKind.JSON) {
      return new JsonRecords(text.reader(), rules.names());
    }
    CsvRecords records = new CsvRecords(text.reader(), format.delimiter(), format.quote());
    if (!records.next()) {
      throw new IOException("the header is gone");
    }
    return records;
  }

  /** Opens the file's text. */
  LandingText text() throws IOException {
    return LandingText.open(Path.of(path), format.encoding());
  }
}
