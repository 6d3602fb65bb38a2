package dev.stagecoach.jobs.cli.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
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
import java.util.OptionalLong;

/**
 * What DuckDB for Python makes of the files of a simulated company: the funnel and KPI marts by the
 * queries that the tests hold the suite's against, which were written from the definitions by hand;
 * and the daily history of its deals.
 */
public final class DuckDb {
  /** The version that is compared with. */
  public static final String VERSION = "2.0.1";

  private static final String PYTHON = "python3";
  private static final List<String> BUNDLED = List.of("made_by_duckdb.py", "daily_history.sql");

  /** In which simulated companies begin their fiscal year. */
  private static final int FISCAL_MONTH = 2;

  private final PythonEnvironment python;
  private final MeasuredProgram programs;
  private final Path folder;
  private final String memory;

  /**
   * The program, installed where it is missing.
   *
   * @param folder of the bench
   * @param memory that it may take
   * @throws StagecoachException where Python or its packages cannot be had
   */
  DuckDb(MeasuredProgram programs, Path folder, String memory) {
    this.programs = programs;
    this.folder = folder;
    this.memory = memory;
    this.python = new PythonEnvironment(folder.resolve("python"));
    try (Programs own = new Programs()) {
      python.install(
          own, PYTHON, "duckdb==" + VERSION + "\n", folder.resolve("install-duckdb.log"));
    }
  }

  /** What it took to make the marts. */
  Measured marts(Path company, LocalDate asOf) {
    return make(DuckDbPart.MARTS, company, asOf);
  }

  /** What it took to make a row for every deal and day, and what came of it. */
  DailyHistory dailyHistory(Path company, LocalDate asOf) {
    make(DuckDbPart.DAILY_HISTORY, company, asOf);
    Config told = ConfigFactory.parseString(programs.lastLine());
    return new DailyHistory(
        told.getDouble("seconds"),
        OptionalLong.of(told.getLong("rows")),
        told.getDouble("mebibytes"));
  }

  private Measured make(DuckDbPart part, Path company, LocalDate asOf) {
    Path out = folder.resolve("duckdb");
    try {
      Folders.delete(out);
      Files.createDirectories(out);
      for (String file : BUNDLED) {
        Files.writeString(folder.resolve(file), BundledText.of("/bench/" + file));
      }
      return programs.run(
          "DuckDB",
          List.of(
              python.program(PYTHON).orElseThrow().toString(),
              folder.resolve(BUNDLED.get(0)).toString(),
              part.toString(),
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
        Path.of(DuckDb.class.getProtectionDomain().getCodeSource().getLocation().getPath());
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
