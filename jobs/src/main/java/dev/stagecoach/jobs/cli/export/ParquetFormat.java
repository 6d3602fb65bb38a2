package dev.stagecoach.jobs.cli.export;

import dev.stagecoach.common.delta.ParquetFile;
import java.io.IOException;
import java.nio.file.Path;

/** One Parquet file a table, for DuckDB, pandas, polars and whatever else reads it. */
public final class ParquetFormat implements FileFormat {
  @Override
  public String ending() {
    return "parquet";
  }

  @Override
  public void write(ExportedTable table, Path file) throws IOException {
    ParquetFile.write(table.rows(), file);
  }
}
