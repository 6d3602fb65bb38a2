package dev.stagecoach.jobs.cli.bench;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.Folders;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Simulates a company, makes all its tables, then those of a night that brings one deal in a
 * hundred, then those of a night that brings nothing, each by the launcher as people start it; the
 * funnel and KPI marts and a daily history by DuckDB, from the files of the first run; and asks
 * what dashboards ask.
 */
public final class Bench {
  private static final LocalDate BEFORE = LocalDate.of(2024, 12, 31);
  private static final LocalDate AFTER = LocalDate.of(2025, 1, 1);
  private static final long MEBIBYTE = 1L << 20;
  private static final String NIGHT = "night-0001";

  /**
   * What the suite has for a daily history: intervals of states, and the open deals of each day.
   */
  private static final List<TableName> INSTEAD_OF_DAILY_HISTORY =
      List.of(TableName.of("core.deal_version"), TableName.of("mart.pipeline_daily"));

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
   * @param parts what DuckDB makes beside; what the disk has no room for is left out
   * @param memory that DuckDB may take
   */
  public BenchFigures run(
      long deals,
      Set<DuckDbPart> parts,
      String memory,
      String machine,
      Map<String, String> versions) {
    delete(company());
    delete(warehouse());
    Path night = simulated(deals);
    progress.accept("a full run");
    Measured full = night(BEFORE, "--full");
    long mebibytes = mebibytes(warehouse());
    double ofHistory =
        INSTEAD_OF_DAILY_HISTORY.stream()
            .mapToDouble(table -> bytes(warehouse().resolve(table.path())))
            .sum();
    FromDuckDb duckDb = fromDuckDb(withRoom(parts, deals), memory);
    deliver(night);
    progress.accept("a night");
    Measured changed = night(AFTER);
    progress.accept("an empty night");
    Measured empty = night(AFTER);
    progress.accept("a dashboard's questions");
    Answers asked = answers.apply(new Warehouse(configuration(), warehouse(), AFTER.minusDays(1)));
    DailyHistory own =
        new DailyHistory(
            INSTEAD_OF_DAILY_HISTORY.stream()
                .mapToDouble(table -> asked.tables().get(table.toString()))
                .sum(),
            OptionalLong.empty(),
            ofHistory / MEBIBYTE);
    return new BenchFigures(
        machine, versions, deals, full, changed, empty, duckDb, mebibytes, own, asked);
  }

  private Path simulated(long deals) {
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
    return night;
  }

  /** Those of some parts for which the disk has room; who waits is told of the others. */
  private Set<DuckDbPart> withRoom(Set<DuckDbPart> parts, long deals) {
    long free = free();
    Set<DuckDbPart> fitting = EnumSet.noneOf(DuckDbPart.class);
    for (DuckDbPart part : parts) {
      if (part.bytes(deals) <= free) {
        fitting.add(part);
      } else {
        progress.accept(
            "without DuckDB's %s: it may take %,d MiB, and %s has %,d"
                .formatted(part, part.bytes(deals) / MEBIBYTE, folder, free / MEBIBYTE));
      }
    }
    return fitting;
  }

  private FromDuckDb fromDuckDb(Set<DuckDbPart> parts, String memory) {
    if (parts.isEmpty()) {
      return new FromDuckDb(Optional.empty(), Optional.empty());
    }
    progress.accept("installing DuckDB");
    DuckDb duckDb = new DuckDb(programs, folder, memory);
    Optional<Measured> marts = Optional.empty();
    if (parts.contains(DuckDbPart.MARTS)) {
      progress.accept("the marts by DuckDB");
      marts = Optional.of(duckDb.marts(company(), BEFORE));
    }
    Optional<DailyHistory> daily = Optional.empty();
    if (parts.contains(DuckDbPart.DAILY_HISTORY)) {
      progress.accept("a daily history by DuckDB");
      daily = Optional.of(duckDb.dailyHistory(company(), BEFORE));
    }
    return new FromDuckDb(marts, daily);
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
    return bytes(tree) / MEBIBYTE;
  }

  private long bytes(Path tree) {
    try {
      return Folders.bytes(tree);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private long free() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
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

  /**
   * What DuckDB took for the same files; empty what it was not asked for.
   *
   * @param marts the funnel and KPI marts
   * @param daily a row for every deal and day
   */
  public record FromDuckDb(Optional<Measured> marts, Optional<DailyHistory> daily) {}
}
