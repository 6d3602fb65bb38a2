package dev.stagecoach.jobs.cli.bench;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.Folders;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.jobs.cli.superset.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Simulates a company, makes all its tables, then those of a night that brings one deal in a
 * hundred, then those of a night that brings nothing, each by the launcher as people start it; and
 * the funnel and KPI marts by DuckDB, from the files of the first run; and asks what dashboards
 * ask.
 */
public final class Bench {
  private static final LocalDate BEFORE = LocalDate.of(2024, 12, 31);
  private static final LocalDate AFTER = LocalDate.of(2025, 1, 1);
  private static final String NIGHT = "night-0001";

  private final Path launcher;
  private final Path folder;
  private final MeasuredProgram programs;
  private final Function<Warehouse, Answers> answers;
  private final Consumer<String> progress;

  /**
   * A bench in a folder.
   *
   * @param launcher of this program
   * @param answers asks a warehouse
   * @param progress is told what is under way
   */
  public Bench(
      Path launcher, Path folder, Function<Warehouse, Answers> answers, Consumer<String> progress) {
    this.launcher = launcher;
    this.folder = folder;
    this.programs = new MeasuredProgram(folder.resolve("output.log"));
    this.answers = answers;
    this.progress = progress;
  }

  /**
   * Measures.
   *
   * @param memory that DuckDB may take; empty to leave DuckDB out
   */
  public BenchFigures run(
      long deals, Optional<String> memory, String machine, Map<String, String> versions) {
    delete(company());
    delete(warehouse());
    progress.accept("simulating %,d deals".formatted(deals));
    stagecoach(
        "simulate",
        "--deals",
        Long.toString(deals),
        "--nights",
        "1",
        "--out",
        company().toString());
    Path night = folder.resolve("night");
    delete(night);
    move(company().resolve(NIGHT), night);
    progress.accept("a full run");
    Measured full = night(BEFORE, "--full");
    long mebibytes = mebibytes(warehouse());
    Optional<Measured> duckDb = memory.map(most -> duckDb(most));
    deliver(night);
    progress.accept("a night");
    Measured changed = night(AFTER);
    progress.accept("an empty night");
    Measured empty = night(AFTER);
    progress.accept("a dashboard's questions");
    Answers asked = answers.apply(new Warehouse(configuration(), warehouse(), AFTER.minusDays(1)));
    return new BenchFigures(
        machine, versions, deals, full, changed, empty, duckDb, mebibytes, asked);
  }

  private Measured duckDb(String memory) {
    progress.accept("installing DuckDB");
    try (Programs own = new Programs()) {
      DuckDbMarts marts = new DuckDbMarts(own, folder);
      progress.accept("the marts by DuckDB");
      return marts.make(programs, company(), BEFORE, memory);
    }
  }

  private Path company() {
    return folder.resolve("company");
  }

  private Path configuration() {
    return company().resolve("stagecoach.conf");
  }

  private Path warehouse() {
    return folder.resolve("warehouse");
  }

  private Measured night(LocalDate asOf, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "run",
                "--conf",
                configuration().toString(),
                "--warehouse",
                warehouse().toString(),
                "--as-of",
                asOf.toString()));
    words.addAll(List.of(more));
    return stagecoach(words.toArray(String[]::new));
  }

  private Measured stagecoach(String... words) {
    List<String> all = new ArrayList<>(List.of(launcher.toString()));
    all.addAll(List.of(words));
    return programs.run("stagecoach " + words[0], all);
  }

  private long mebibytes(Path tree) {
    try {
      return Folders.bytes(tree) / (1 << 20);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void deliver(Path night) {
    try {
      Folders.copy(night, company());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void delete(Path tree) {
    try {
      Folders.delete(tree);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private StagecoachException unwritable(IOException cause) {
    return new StagecoachException(
        ExitCode.FAILED,
        "The folder %s cannot be written: %s; name another with --folder."
            .formatted(folder, cause.getMessage()),
        cause);
  }

  /**
   * A warehouse that questions can be asked about.
   *
   * @param configuration by which it was made
   * @param lastOn the last day that it knows
   */
  public record Warehouse(Path configuration, Path folder, LocalDate lastOn) {}

  /**
   * What a warehouse answered.
   *
   * @param historyRows rows that told of the history of deals, as read by its first run
   * @param tables seconds that its first run took for each table, most first
   * @param questions seconds that a dashboard waits for the answer to each of its questions
   */
  public record Answers(
      long historyRows, Map<String, Double> tables, Map<String, Double> questions) {}
}
