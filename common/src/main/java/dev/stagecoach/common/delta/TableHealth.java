package dev.stagecoach.common.delta;

import dev.stagecoach.common.job.Causes;
import dev.stagecoach.common.table.TableName;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether tables can be read, and takes out of the way what keeps them from it. */
public final class TableHealth {
  private static final Logger LOG = LoggerFactory.getLogger(TableHealth.class);
  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
  private static final Pattern CHECKPOINT = Pattern.compile("(\\d{20})\\.checkpoint\\..*");
  private static final String SET_ASIDE = "set-aside";

  private final SparkSession session;
  private final TableStore store;
  private final String root;

  /** The tables of a warehouse. */
  public TableHealth(SparkSession session, TableStore store, String root) {
    this.session = session;
    this.store = store;
    this.root = root;
  }

  /**
   * How the files of a table are.
   *
   * @param damage what is wrong, in a few words; empty where all is well
   * @param files of the versions looked at
   */
  public record Condition(Optional<String> damage, int files, long bytes) {
    private static Condition damaged(String damage) {
      return new Condition(Optional.of(damage), 0, 0);
    }
  }

  /**
   * Looks at the newest version of a table and at others that somebody may read.
   *
   * @param isDeep whether to read every value again, instead of looking at the files' sizes
   */
  public Condition examine(TableName table, Collection<Long> versions, boolean isDeep) {
    try {
      Optional<String> brokenLog = brokenLog(table);
      if (brokenLog.isPresent()) {
        return Condition.damaged(brokenLog.orElseThrow());
      }
      DeltaLog log = DeltaLog.forTable(session, store.location(table));
      Map<String, Long> present = filesOnDisk(table);
      Snapshot newest = log.unsafeVolatileSnapshot();
      int files = 0;
      long bytes = 0;
      for (Map.Entry<Long, List<Row>> named : TableFiles.named(log, newest, versions).entrySet()) {
        long version = named.getKey();
        for (Row file : named.getValue()) {
          Long size = present.get(file.getString(0));
          if (size == null || size != file.getLong(1)) {
            return Condition.damaged(
                "version %d needs the data file %s, which %s"
                    .formatted(version, file.getString(0), size == null ? "is gone" : "was cut"));
          }
          files++;
          bytes += size;
        }
        if (isDeep) {
          readAll(table, version);
        }
      }
      return new Condition(Optional.empty(), files, bytes);
    } catch (IOException e) {
      return Condition.damaged("its files cannot be listed: " + e.getMessage());
    } catch (Exception e) {
      LOG.warn("Table {} cannot be read", table, e);
      return Condition.damaged("it cannot be read: " + rootMessage(e));
    }
  }

  /** What can be told from the log's file names and sizes. */
  private Optional<String> brokenLog(TableName table) throws IOException {
    long before = -1;
    for (FileStatus file : logFiles(table)) {
      Matcher commit = COMMIT.matcher(file.getPath().getName());
      if (commit.matches()) {
        long version = Long.parseLong(commit.group(1));
        if (file.getLen() == 0) {
          return Optional.of("the log entry of version %d is empty".formatted(version));
        }
        if (before >= 0 && version != before + 1) {
          return Optional.of("the log entry of version %d is gone".formatted(before + 1));
        }
        before = version;
      }
    }
    return Optional.empty();
  }

  /** Pages of Parquet carry checksums, which Spark looks at only when it is told to. */
  private void readAll(TableName table, long version) {
    SparkSession careful = session.newSession();
    careful.conf().set("parquet.page.verify-checksum.enabled", "true");
    store.read(careful, table, version).write().format("noop").mode("overwrite").save();
  }

  /** Sizes of the data files, by their path below the table. */
  private Map<String, Long> filesOnDisk(TableName table) throws IOException {
    Path folder = new Path(store.location(table));
    return TableFiles.onDisk(fileSystem(folder), folder).stream()
        .collect(Collectors.toMap(TableFiles.OnDisk::path, file -> file.status().getLen()));
  }

  /**
   * Moves checkpoints aside that the log can do without, since every entry from the first on is
   * there.
   *
   * @return whether there were any
   */
  public boolean moveCheckpointsAside(TableName table) throws IOException {
    List<FileStatus> log = logFiles(table);
    long[] commits =
        log.stream()
            .map(file -> COMMIT.matcher(file.getPath().getName()))
            .filter(Matcher::matches)
            .mapToLong(commit -> Long.parseLong(commit.group(1)))
            .sorted()
            .toArray();
    boolean isWhole = Arrays.equals(commits, LongStream.range(0, commits.length).toArray());
    List<Path> checkpoints = new ArrayList<>();
    for (FileStatus file : log) {
      if (CHECKPOINT.matcher(file.getPath().getName()).matches()) {
        checkpoints.add(file.getPath());
      }
    }
    if (!isWhole || checkpoints.isEmpty()) {
      return false;
    }
    Path aside = place(table.path() + "/" + DeltaLibrary.LOG_FOLDER);
    FileSystem files = fileSystem(aside);
    files.mkdirs(aside);
    for (Path checkpoint : checkpoints) {
      files.rename(checkpoint, new Path(aside, checkpoint.getName()));
    }
    DeltaLog.clearCache();
    return true;
  }

  /** Moves a whole table aside, so that it is made anew; answers where it lies then. */
  public String setAside(TableName table) throws IOException {
    Path aside = place(table.path());
    FileSystem files = fileSystem(aside);
    files.mkdirs(aside.getParent());
    if (!files.rename(new Path(store.location(table)), aside)) {
      throw new IOException("%s cannot be moved to %s".formatted(store.location(table), aside));
    }
    DeltaLog.clearCache();
    return aside.toString();
  }

  /** A place below the warehouse where nothing lies yet. */
  private Path place(String path) throws IOException {
    Path first = new Path(new Path(root, SET_ASIDE), path);
    FileSystem files = fileSystem(first);
    Path free = first;
    for (int i = 2; files.exists(free); i++) {
      free = first.suffix("-" + i);
    }
    return free;
  }

  private List<FileStatus> logFiles(TableName table) throws IOException {
    Path log = new Path(store.location(table), DeltaLibrary.LOG_FOLDER);
    try {
      return Arrays.stream(fileSystem(log).listStatus(log)).sorted().toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private FileSystem fileSystem(Path path) throws IOException {
    return path.getFileSystem(session.sparkContext().hadoopConfiguration());
  }

  private static String rootMessage(Throwable failure) {
    return String.valueOf(Causes.deepest(failure).getMessage())
        .lines()
        .findFirst()
        .orElse("no reason is known");
  }
}
