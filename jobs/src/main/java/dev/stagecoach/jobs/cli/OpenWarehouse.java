package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.InvalidConfiguration;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.delta.LockHolder;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.delta.WarehouseLock;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.spark.CompilerDirectives;
import dev.stagecoach.common.spark.SparkSessions;
import dev.stagecoach.common.sql.ReadingSessions;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A warehouse with all that is needed to work on it.
 *
 * @param root the folder's full path
 */
record OpenWarehouse(
    SuiteConfig config, SparkSession session, TableGraph graph, TableStore store, Path root) {

  /**
   * Opens the warehouse of a configuration, to write it.
   *
   * @throws InvalidConfiguration where an expression cannot run or may not: then nothing is written
   */
  static OpenWarehouse toWrite(SuiteConfig config) {
    ConfigurationCheck.requireKey(config);
    CompilerDirectives.give();
    OpenWarehouse opened = open(config, config.warehouse().path());
    new ConfigurationCheck(opened.contracts(), opened::session).requireExpressions(config);
    return opened;
  }

  /**
   * Opens the warehouse that the options name, to read it.
   *
   * @param notes where to say that another warehouse is read than the default
   * @throws StagecoachException where there is none
   */
  static OpenWarehouse toRead(SuiteOptions options, PrintWriter notes) {
    return toRead(options, notes, Map.of());
  }

  /** Opens it to read, by sessions in which readers can change nothing. */
  static OpenWarehouse toServe(SuiteOptions options, PrintWriter notes) {
    return toRead(
        options,
        notes,
        Map.of(
            "spark.sql.extensions",
            "io.delta.sql.DeltaSparkSessionExtension," + ReadingSessions.class.getName(),
            "spark.sql.catalogImplementation",
            "in-memory",
            // An answer of many rows goes out as it is made, and is never in memory as a whole.
            "spark.sql.thriftServer.incrementalCollect",
            "true"));
  }

  private static OpenWarehouse toRead(
      SuiteOptions options, PrintWriter notes, Map<String, String> purpose) {
    SuiteConfig config = options.config();
    Optional<String> demo = options.demoWarehouse(config);
    demo.ifPresent(path -> notes.println("Reading the demo's warehouse, " + path + "."));
    OpenWarehouse opened = open(config, demo.orElse(config.warehouse().path()), purpose);
    opened.requireTables();
    return opened;
  }

  private static OpenWarehouse open(SuiteConfig config, String path) {
    return open(config, path, Map.of());
  }

  private static OpenWarehouse open(SuiteConfig config, String path, Map<String, String> purpose) {
    Map<String, String> settings = new TreeMap<>(purpose);
    // Spark makes this folder where a command runs, and nothing of ours is ever in it.
    settings.put("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"));
    settings.putAll(config.spark().settings());
    // Reading all queries takes as long as starting Spark.
    CompletableFuture<TableGraph> graph = CompletableFuture.supplyAsync(SuiteTables::load);
    SparkSession session = SparkSessions.open(config.spark().master(), settings);
    Path root = qualified(session, path);
    return new OpenWarehouse(config, session, graph.join(), new TableStore(root.toString()), root);
  }

  private static Path qualified(SparkSession session, String path) {
    Path root = new Path(path);
    try {
      Path full = files(session, root).makeQualified(root);
      return "file".equals(full.toUri().getScheme()) ? new Path(full.toUri().getPath()) : full;
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The warehouse %s cannot be reached: %s; name another with --warehouse."
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /**
   * Keeps others from writing the warehouse until it is closed.
   *
   * @param command that writes, for people
   * @throws StagecoachException where another one does
   */
  WarehouseLock lock(String command) {
    return WarehouseLock.take(root.toString(), hadoop(), command, JobRunnerClock.clock());
  }

  /** Who writes the warehouse, or wrote it and was killed. */
  Optional<LockHolder> writer() {
    return WarehouseLock.holder(root.toString(), hadoop());
  }

  private Configuration hadoop() {
    return session.sparkContext().hadoopConfiguration();
  }

  private List<TableContract> contracts() {
    return graph.inOrder().stream().map(Table::contract).toList();
  }

  private void requireTables() {
    try {
      if (files(session, root).exists(new Path(root, "ops"))) {
        return;
      }
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The warehouse %s cannot be read: %s.".formatted(root, e.getMessage()),
          e);
    }
    throw missing(root.toString());
  }

  /** Says that a folder has no warehouse. */
  static StagecoachException missing(String root) {
    return new StagecoachException(
        ExitCode.FAILED,
        ("There is no warehouse in %s yet; 'stagecoach demo' or 'stagecoach run' makes one,"
                + " and --warehouse names another.")
            .formatted(root));
  }

  private static FileSystem files(SparkSession session, Path path) throws IOException {
    return path.getFileSystem(session.sparkContext().hadoopConfiguration());
  }
}
