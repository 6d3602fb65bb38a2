package dev.stagecoach.common.delta;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;

/** The files of one table: those that its versions name, and those that lie in its folder. */
final class TableFiles {
  private TableFiles() {}

  /** The entry of the log that tells of a version. */
  static Path entry(Path table, long version) {
    return new Path(new Path(table, DeltaLibrary.LOG_FOLDER), "%020d.json".formatted(version));
  }

  /**
   * The data files of some versions and the newest one, by version.
   *
   * @param newest the newest version
   * @return rows of path (below the table's folder) and size
   */
  static SortedMap<Long, List<Row>> named(
      DeltaLog log, Snapshot newest, Collection<Long> versions) {
    TreeSet<Long> looked = new TreeSet<>(versions);
    looked.add(newest.version());
    SortedMap<Long, List<Row>> files = new TreeMap<>();
    for (long version : looked) {
      files.put(
          version, at(log, newest, version).allFiles().select("path", "size").collectAsList());
    }
    return files;
  }

  private static Snapshot at(DeltaLog log, Snapshot newest, long version) {
    return version == newest.version()
        ? newest
        : log.getSnapshotAt(
            version,
            log.getSnapshotAt$default$2(),
            log.getSnapshotAt$default$3(),
            log.getSnapshotAt$default$4());
  }

  /** A file on disk, by its path below the table's folder. */
  record OnDisk(String path, LocatedFileStatus status) {}

  /** All files in the folder of a table, its log included. */
  static List<OnDisk> onDisk(FileSystem files, Path folder) throws IOException {
    String prefix = files.makeQualified(folder).toUri().getPath() + "/";
    List<OnDisk> found = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
    while (all.hasNext()) {
      LocatedFileStatus file = all.next();
      found.add(new OnDisk(file.getPath().toUri().getPath().substring(prefix.length()), file));
    }
    return found;
  }
}
