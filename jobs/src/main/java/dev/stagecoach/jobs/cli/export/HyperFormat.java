package dev.stagecoach.jobs.cli.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_json;

import dev.stagecoach.common.delta.ParquetFile;
import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.Folders;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.sql.SqlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;

/**
 * One extract of Tableau a table, made by Tableau's own library for Python, and beside it what
 * tells Tableau the meaning of its columns.
 */
public final class HyperFormat implements FileFormat {
  private static final String PYTHON = "python3";
  private static final String ENDING = "hyper";

  private final Function<ExportedTable, String> source;

  /**
   * The format.
   *
   * @param source the text of the {@code .tds} of a table
   * @throws StagecoachException where Tableau's library is missing
   */
  public HyperFormat(Function<ExportedTable, String> source) {
    this.source = source;
    try {
      run(List.of(PYTHON, "-c", "import tableauhyperapi"));
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "Extracts of Tableau are made by its library for Python, which %s does not have; 'pip install tableauhyperapi' brings it."
              .formatted(PYTHON),
          e);
    }
  }

  @Override
  public String ending() {
    return ENDING;
  }

  @Override
  public void write(ExportedTable table, Path file) throws IOException {
    Path work = Files.createTempDirectory("stagecoach-hyper");
    Path parquet = work.resolve("rows.parquet");
    Path script = Files.writeString(work.resolve("hyper.py"), BundledText.of("/export/hyper.py"));
    ParquetFile.write(known(table.rows()), parquet);
    run(
        List.of(
            PYTHON,
            script.toString(),
            parquet.toString(),
            file.toString(),
            table.name(),
            work.toString()));
    Files.writeString(file.resolveSibling(table.name() + ".tds"), source.apply(table));
    Folders.delete(work);
  }

  /** Tableau computes in doubles, and knows neither lists nor maps. */
  private static Dataset<Row> known(Dataset<Row> rows) {
    return rows.select(
        Arrays.stream(rows.schema().fields()).map(HyperFormat::known).toArray(Column[]::new));
  }

  private static Column known(StructField field) {
    Column column = col(SqlText.name(field.name()));
    if (field.dataType() instanceof DecimalType) {
      return column.cast(DataTypes.DoubleType).as(field.name());
    }
    boolean isNested = field.dataType() instanceof ArrayType || field.dataType() instanceof MapType;
    return isNested ? to_json(column).as(field.name()) : column;
  }

  private static void run(List<String> words) throws IOException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said.strip().lines().reduce("it failed", (one, last) -> last));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was interrupted", e);
    }
  }
}
