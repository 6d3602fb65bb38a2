package dev.stagecoach.jobs.cli;

import dev.stagecoach.jobs.cli.export.ExportedTable;
import dev.stagecoach.jobs.cli.export.FileFormat;
import dev.stagecoach.jobs.cli.screen.Format;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One CSV file a table, as {@code query --format csv} prints it: no spreadsheet calculates it. */
final class CsvFormat implements FileFormat {
  @Override
  public String ending() {
    return "csv";
  }

  @Override
  public void write(ExportedTable table, Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      Format.CSV.print(
          RowValues.listing(table.rows().schema(), () -> table.rows().toLocalIterator()), out);
      if (out.checkError()) {
        throw new IOException("the file %s could not be written whole".formatted(file));
      }
    }
  }
}
