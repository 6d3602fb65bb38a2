package dev.stagecoach.common.delta;

import dev.stagecoach.common.job.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** Copies rows into a single Parquet file on this machine, for readers that know no Delta. */
public final class ParquetFile {
  private ParquetFile() {}

  /** Writes all rows into a file. */
  public static void write(Dataset<Row> rows, Path file) throws IOException {
    Path parts = file.resolveSibling(file.getFileName() + ".parts");
    rows.coalesce(1).write().mode(SaveMode.Overwrite).parquet(parts.toUri().toString());
    try (Stream<Path> written = Files.list(parts)) {
      Path only =
          written
              .filter(path -> path.getFileName().toString().endsWith(".parquet"))
              .findFirst()
              .orElseThrow(() -> new IOException("Spark wrote no file for " + file.getFileName()));
      Files.move(only, file);
    }
    Folders.delete(parts);
  }
}
