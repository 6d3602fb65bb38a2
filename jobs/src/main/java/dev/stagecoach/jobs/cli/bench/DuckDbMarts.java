package dev.stagecoach.jobs.cli.bench;

import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.Folders;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.jobs.cli.superset.Programs;
import dev.stagecoach.jobs.cli.superset.PythonEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The funnel and KPI marts of a simulated company, made by the queries for DuckDB that the tests
 * hold the suite's against; written from the definitions, by hand, and run by DuckDB for Python.
 */
public final class DuckDbMarts {
  /** The version that is compared with. */
  public static final String VERSION = "2.0.1";

  private static final String PYTHON = "python3";

  /** In which simulated companies begin their fiscal year. */
  private static final int FISCAL_MONTH = 2;

  private final PythonEnvironment python;
  private final Path folder;

  /**
   * The program, installed where it is missing.
   *
   * @param folder of the bench
   * @throws StagecoachException where Python or its packages cannot be had
   */
  DuckDbMarts(Programs programs, Path folder) {
    this.folder = folder;
    this.python = new PythonEnvironment(folder.resolve("python"));
    python.install(
        programs, PYTHON, "duckdb==" + VERSION + "\n", folder.resolve("install-duckdb.log"));
  }

  /** Makes the marts from the files of a company. */
  Measured make(MeasuredProgram programs, Path company, LocalDate asOf, String memory) {
    try {
      Folders.delete(folder.resolve("duckdb"));
      Path out = Files.createDirectories(folder.resolve("duckdb"));
      Path script =
          Files.writeString(folder.resolve("marts.py"), BundledText.of("/bench/marts.py"));
      return programs.run(
          "DuckDB",
          List.of(
              python.program(PYTHON).orElseThrow().toString(),
              script.toString(),
              queries().toString(),
              company.toString(),
              out.toString(),
              asOf.toString(),
              Integer.toString(FISCAL_MONTH),
              memory));
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED, "The folder %s cannot be written: %s.".formatted(folder, e), e);
    }
  }

  /** The queries lie beside the libraries of the distribution, on no class path. */
  private static Path queries() {
    Path program =
        Path.of(DuckDbMarts.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    Path distribution =
        Objects.requireNonNull(Objects.requireNonNull(program.getParent()).getParent());
    Path queries = distribution.resolve("bench");
    if (!Files.isDirectory(queries)) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "There are no queries for DuckDB in %s; start the bench by the launcher."
              .formatted(queries));
    }
    return queries;
  }
}
