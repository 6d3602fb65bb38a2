package dev.stagecoach.jobs.fault;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.Folders;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.run.Night;
import dev.stagecoach.jobs.run.NightRequest;
import dev.stagecoach.jobs.run.Progress;
import dev.stagecoach.jobs.run.Publications;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A warehouse on a {@link DyingDisk}: run a night in it, and look what readers see. */
final class NightWarehouse {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-06-01T12:00:00Z"), ZoneOffset.UTC);

  /** Which attempt brought a row is not what the row says. */
  private static final Set<String> OF_THE_ATTEMPT = Set.of("_batch", "batch", "run_id");

  private static final Map<TableName, Set<String>> NOT_COMPARED =
      Map.of(
          TableName.of("ops.publication"), Set.of("version", "fingerprint"),
          TableName.of("ops.load_audit"), Set.of("loaded", "duplicate"));

  private final Path folder;
  private final SmallNights nights;
  private final TableGraph graph;
  private int lives;

  NightWarehouse(Path folder, SmallNights nights, TableGraph graph) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.nights = nights;
    this.graph = graph;
    Files.createDirectories(folder.resolve("lives"));
    Files.createDirectories(stored());
  }

  private Path stored() {
    return folder.resolve("warehouse");
  }

  /** Begins with what another warehouse holds. */
  void copy(NightWarehouse other) throws IOException {
    Folders.copy(other.stored(), stored());
  }

  /**
   * Runs a night until it is done or the disk fails.
   *
   * @param allowed the changes after which the disk fails
   * @return what changed on the disk
   */
  Changes run(int night, long allowed, DyingDisk.Failure failure) throws IOException {
    lives++;
    Path life = folder.resolve("lives").resolve("life-" + lives);
    Files.createSymbolicLink(life, stored());
    DyingDisk.begin(life.toString(), allowed, failure);
    try {
      new Night(graph, new TableStore(life.toString()), CLOCK, Progress.SILENT)
          .run(
              TestSession.fresh(),
              new NightRequest(nights.config(night), nights.asOf(night), false, Set.of()));
      return new Changes(DyingDisk.changes(), DyingDisk.commits());
    } finally {
      DyingDisk.end();
    }
  }

  /**
   * What a run changed on the disk.
   *
   * @param commits which of the changes gave a table a new version
   */
  record Changes(long all, List<Long> commits) {}

  /** The rows of all tables that are written, as text. */
  Map<TableName, List<String>> rows() {
    SparkSession session = TestSession.fresh();
    TableStore store = store();
    Map<TableName, List<String>> rows = new TreeMap<>();
    for (Layer layer : Layer.values()) {
      for (TableName table : store.tables(session, layer)) {
        if (!table.equals(TableName.of("ops.job_run"))) {
          rows.put(table, texts(table, store.read(session, table)));
        }
      }
    }
    return rows;
  }

  /** The rows that readers see; none before the first publication. */
  Map<TableName, List<String>> published() {
    SparkSession session = TestSession.fresh();
    TableStore store = store();
    Optional<Publications.Publication> newest = new Publications(store).latest(session);
    Map<TableName, List<String>> rows = new TreeMap<>();
    newest.ifPresent(
        publication ->
            publication
                .versions()
                .forEach(
                    (table, version) ->
                        rows.put(table, texts(table, store.read(session, table, version)))));
    return rows;
  }

  /** A store that nothing remembers anything of. */
  private TableStore store() {
    try {
      lives++;
      Path life = folder.resolve("lives").resolve("reader-" + lives);
      Files.createSymbolicLink(life, stored());
      return new TableStore(life.toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> texts(TableName table, Dataset<Row> rows) {
    Set<String> left = NOT_COMPARED.getOrDefault(table, Set.of());
    String[] columns =
        Arrays.stream(rows.columns())
            .filter(column -> !left.contains(column) && !OF_THE_ATTEMPT.contains(column))
            .map(column -> "`" + column + "`")
            .toArray(String[]::new);
    return rows.selectExpr(columns).collectAsList().stream()
        .map(row -> row.mkString("|"))
        .sorted()
        .toList();
  }
}
