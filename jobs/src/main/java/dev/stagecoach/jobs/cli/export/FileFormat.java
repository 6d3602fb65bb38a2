package dev.stagecoach.jobs.cli.export;

import java.io.IOException;
import java.nio.file.Path;

/** How a table becomes a file. */
public interface FileFormat {
  /** What names of files end with. */
  String ending();

  /** Writes all rows of a table into one file. */
  void write(ExportedTable table, Path file) throws IOException;
}
