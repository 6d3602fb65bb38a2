package dev.stagecoach.common.delta;

import dev.stagecoach.common.config.Digest;
import dev.stagecoach.common.job.Causes;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Delta tables below one warehouse folder, each at {@code <layer>/<table>}.
 *
 * <p>Every write is one commit that carries the run's name. Tables have neither deletion vectors
 * nor column mapping, so that readers outside Spark read them right.
 */
public final class TableStore {
  private static final Logger LOG = LoggerFactory.getLogger(TableStore.class);

  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");

  /** The rows that a commit wrote, as it says itself; its files bear no statistics. */
  private static final Pattern ADDED_ROWS =
      Pattern.compile("^\\{\"commitInfo\":.*\"numOutputRows\":\"(\\d+)\"");

  /** A commit that only puts files together. */
  private static final Pattern COMPACTION =
      Pattern.compile("^\\{\"commitInfo\":.*\"operation\":\"OPTIMIZE\"");

  private static final String KEPT = "interval 3650 days";

  /** What each table that is replaced is set to. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "delta.enableDeletionVectors",
          "false",
          "delta.columnMapping.mode",
          "none",
          // Versions that a publication names stay readable: old entries of the log are few and
          // small.
          "delta.logRetentionDuration",
          KEPT,
          // Delta refuses to read versions that are older than this, though all their files are
          // there.
          "delta.deletedFileRetentionDuration",
          KEPT);

  private final String root;

  /** A store on a folder; any path that Hadoop knows. */
  public TableStore(String root) {
    this.root = root;
  }

  /** Short texts about the tables, kept in a folder of the given name beside them. */
  public TableNotes notes(SparkSession session, String name) {
    return new TableNotes(root, name, session.sparkContext().hadoopConfiguration());
  }

  /** Where a table lies. */
  public String location(TableName table) {
    return new Path(new Path(root), table.path()).toString();
  }

  /** Whether the table has been written. */
  public boolean exists(SparkSession session, TableName table) {
    return newestVersion(session, table).isPresent();
  }

  /** The newest rows of a table, read through the given session. */
  public Dataset<Row> read(SparkSession session, TableName table) {
    OptionalLong newest = newestVersion(session, table);
    return newest.isPresent()
        ? read(session, table, newest.orElseThrow())
        : reader(session).load(location(table));
  }

  /** The rows of a table as they were at a version. */
  public Dataset<Row> read(SparkSession session, TableName table, long version) {
    return loggedFiles(session, table, version)
        .map(files -> files.rows(session))
        .orElseGet(() -> reader(session).option("versionAsOf", version).load(location(table)));
  }

  /** Empty also where the log is damaged or cut off: Delta then says what is wrong. */
  private Optional<LoggedFiles> loggedFiles(SparkSession session, TableName table, long version) {
    Path folder = new Path(location(table));
    try {
      FileSystem files = folder.getFileSystem(session.sparkContext().hadoopConfiguration());
      return LoggedFiles.read(files, folder, version);
    } catch (IOException e) {
      LOG.debug("Version {} of {} is left to Delta", version, table, e);
      return Optional.empty();
    }
  }

  /**
   * The newest version of a table, read from the names in its log: no Spark job is run for it.
   *
   * @throws IllegalStateException when the table has never been written
   */
  public long version(SparkSession session, TableName table) {
    return newestVersion(session, table)
        .orElseThrow(() -> new IllegalStateException(table + " has never been written"));
  }

  /** All tables that have been written, layer by layer. */
  public List<TableName> tables(SparkSession session) {
    return Arrays.stream(Layer.values()).flatMap(layer -> tables(session, layer).stream()).toList();
  }

  /** The tables of a layer that have been written, also those that no contract names. */
  public List<TableName> tables(SparkSession session, Layer layer) {
    Path folder = new Path(root, layer.label());
    try {
      FileSystem files = folder.getFileSystem(session.sparkContext().hadoopConfiguration());
      if (!files.exists(folder)) {
        return List.of();
      }
      return Arrays.stream(files.listStatus(folder))
          .map(status -> new TableName(layer, status.getPath().getName()))
          .filter(table -> exists(session, table))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The warehouse cannot be read at %s: %s; check that it can be reached"
              .formatted(folder, firstLine(e)),
          e);
    }
  }

  private OptionalLong newestVersion(SparkSession session, TableName table) {
    Path log = new Path(location(table), DeltaLibrary.LOG_FOLDER);
    try {
      FileSystem files = log.getFileSystem(session.sparkContext().hadoopConfiguration());
      if (!files.exists(log)) {
        return OptionalLong.empty();
      }
      return Arrays.stream(files.listStatus(log))
          .map(file -> COMMIT.matcher(file.getPath().getName()))
          .filter(Matcher::matches)
          .mapToLong(commit -> Long.parseLong(commit.group(1)))
          .max();
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The log of table %s cannot be read at %s: %s; check that the warehouse can be reached"
              .formatted(table, log, firstLine(e)),
          e);
    }
  }

  /** Replaces a table by the rows, creating it where needed, in one commit. */
  public Commit replace(TableContract contract, Dataset<Row> rows, String runId) {
    TableName name = contract.name();
    TableReplacement replacement = new TableReplacement(contract, PROPERTIES, runId);
    return writing(name, rows.sparkSession(), () -> replacement.of(new Path(location(name)), rows));
  }

  /** Adds rows to a table, creating it where needed; new columns are taken over. */
  public Commit append(TableContract contract, Dataset<Row> rows, String runId) {
    return writing(
        contract.name(),
        rows.sparkSession(),
        () ->
            rows.write()
                .format("delta")
                .mode("append")
                .option("mergeSchema", "true")
                // The bounds of raw columns serve no query and would stand in the log in clear.
                .option(
                    "delta.dataSkippingNumIndexedCols",
                    contract.name().layer() == Layer.RAW ? "4" : "32")
                .option("userMetadata", runId)
                .save(location(contract.name())));
  }

  /**
   * Replaces the rows that keep to a condition by the given ones, in one commit: done twice, it is
   * as if done once.
   *
   * @param condition that the given rows keep to as well
   */
  public Commit replaceWhere(
      TableContract contract, String condition, Dataset<Row> rows, String runId) {
    return writing(
        contract.name(),
        rows.sparkSession(),
        () ->
            rows.write()
                .format("delta")
                .mode("overwrite")
                .option("replaceWhere", condition)
                .option("userMetadata", runId)
                .save(location(contract.name())));
  }

  /** Replaces all rows of a table by others of the same columns, in one commit. */
  public Commit overwrite(TableName table, Dataset<Row> rows, String runId) {
    return overwrite(table, rows, runId, false);
  }

  /** Replaces all rows of a table by the same in other types, in one commit. */
  Commit reshape(TableName table, Dataset<Row> rows, String runId) {
    return overwrite(table, rows, runId, true);
  }

  private Commit overwrite(
      TableName table, Dataset<Row> rows, String runId, boolean isOfOtherTypes) {
    return writing(
        table,
        rows.sparkSession(),
        () ->
            rows.write()
                .format("delta")
                .mode("overwrite")
                .option("overwriteSchema", isOfOtherTypes)
                .option("userMetadata", runId)
                .save(location(table)));
  }

  /** Deletes the rows that keep to a condition, in one commit. */
  public void delete(SparkSession session, TableName table, Column condition) {
    writing(table, session, () -> DeltaTable.forPath(session, location(table)).delete(condition));
  }

  /** How many rows a commit added, as its entry in the log says: no Spark job is run for it. */
  public long rowsAdded(SparkSession session, Commit commit) {
    return entry(session, commit.table(), commit.version())
        .lines()
        .map(ADDED_ROWS::matcher)
        .filter(Matcher::find)
        .mapToLong(rows -> Long.parseLong(rows.group(1)))
        .sum();
  }

  private String entry(SparkSession session, TableName table, long version) {
    Path entry = TableFiles.entry(new Path(location(table)), version);
    try (InputStream log =
        entry.getFileSystem(session.sparkContext().hadoopConfiguration()).open(entry)) {
      return new String(log.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The log entry %s cannot be read: %s; check that the warehouse can be reached"
              .formatted(entry, firstLine(e)),
          e);
    }
  }

  /**
   * What tells the rows of a table from others that it had: its newest commit, but for those that
   * only put files together. No Spark job is run for it.
   */
  public String rowsMark(SparkSession session, TableName table) {
    OptionalLong newest = newestVersion(session, table);
    if (newest.isEmpty()) {
      return "none";
    }
    long version = newest.orElseThrow();
    String told = told(session, table, version);
    while (version > 0 && COMPACTION.matcher(told).find()) {
      version--;
      told = told(session, table, version);
    }
    return version + " " + Digest.of(told);
  }

  /** What a commit tells of itself. */
  private String told(SparkSession session, TableName table, long version) {
    return entry(session, table, version)
        .lines()
        .filter(line -> line.startsWith("{\"commitInfo\""))
        .findFirst()
        .orElse("");
  }

  /** Takes a table back to an earlier version; the versions between stay readable. */
  public void restore(SparkSession session, TableName table, long version) {
    DeltaTable.forPath(session, location(table)).restoreToVersion(version);
  }

  private Commit writing(TableName table, SparkSession session, Write write) {
    try {
      write.run();
    } catch (Exception e) {
      if (isConflict(e)) {
        throw new StagecoachException(
            ExitCode.FAILED,
            "Table %s could not be written at %s: another program wrote it at the same time; let nothing but one stagecoach command write a warehouse, and run again"
                .formatted(table, location(table)),
            e);
      }
      if (e instanceof RuntimeException bug && !isStorage(e)) {
        throw bug;
      }
      throw new StagecoachException(
          ExitCode.FAILED,
          "Table %s could not be written at %s: %s; its previous version stays, run again once that is mended"
              .formatted(table, location(table), storageFault(e)),
          e);
    } finally {
      // Delta would keep what it knows of the table, with the plans of its queries: megabytes each.
      DeltaLog.invalidateCache(session, new Path(location(table)));
    }
    return new Commit(table, version(session, table));
  }

  private static boolean isStorage(Throwable failure) {
    return Causes.of(failure).anyMatch(IOException.class::isInstance);
  }

  /** Delta's own exceptions have no other type in common. */
  private static boolean isConflict(Throwable failure) {
    return Causes.of(failure).anyMatch(ConcurrentModificationException.class::isInstance);
  }

  /** What the disk said, in whatever job of Spark it was said. */
  private static String storageFault(Throwable failure) {
    return Causes.of(failure)
        .filter(IOException.class::isInstance)
        .reduce((above, below) -> below)
        .map(TableStore::firstLine)
        .orElseGet(() -> firstLine(failure));
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message");
  }

  private static DataFrameReader reader(SparkSession session) {
    return session.read().format("delta");
  }

  /** A write that may fail in any way. */
  @FunctionalInterface
  private interface Write {
    void run() throws Exception;
  }
}
