package dev.stagecoach.common.delta;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.TableName;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;

/** Keeps tables in few files, and deletes those that no version needs which somebody may read. */
public final class TableMaintenance {
  private final SparkSession session;
  private final TableStore store;

  /** The tables of a store. */
  public TableMaintenance(SparkSession session, TableStore store) {
    this.session = session;
    this.store = store;
  }

  /**
   * Puts many small files together, where there are any; readers see the same rows.
   *
   * @return how many files there are fewer
   */
  public long compact(TableName table) {
    Row metrics =
        DeltaTable.forPath(session, store.location(table))
            .optimize()
            .executeCompaction()
            .select("metrics.numFilesRemoved", "metrics.numFilesAdded")
            .head();
    return metrics.getLong(0) - metrics.getLong(1);
  }

  /**
   * What was deleted.
   *
   * @param bytes that they took
   */
  public record Swept(long files, long bytes) {}

  /**
   * Deletes the data files that none of the given versions needs, nor the newest one. Left-overs of
   * killed runs are among them.
   *
   * @param kept versions that stay readable
   * @param before only files that are older are deleted
   */
  public Swept sweep(TableName table, Collection<Long> kept, Instant before) {
    Path folder = new Path(store.location(table));
    try {
      FileSystem files = folder.getFileSystem(session.sparkContext().hadoopConfiguration());
      Set<String> needed = needed(table, kept);
      long deleted = 0;
      long bytes = 0;
      for (TableFiles.OnDisk file : TableFiles.onDisk(files, folder)) {
        boolean isOld = file.status().getModificationTime() < before.toEpochMilli();
        if (!file.path().startsWith(DeltaLibrary.LOG_FOLDER)
            && !needed.contains(file.path())
            && isOld) {
          files.delete(file.status().getPath(), false);
          deleted++;
          bytes += file.status().getLen();
        }
      }
      return new Swept(deleted, bytes);
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "Old files of table %s could not be deleted at %s: %s; give this user the right to write there and try again"
              .formatted(table, folder, e.getMessage()),
          e);
    }
  }

  private Set<String> needed(TableName table, Collection<Long> kept) {
    DeltaLog log = DeltaLog.forTable(session, store.location(table));
    Snapshot newest = log.update(false, scala.Option.empty(), scala.Option.empty());
    return TableFiles.named(log, newest, kept).values().stream()
        .flatMap(List::stream)
        .map(file -> file.getString(0))
        .collect(Collectors.toSet());
  }
}
