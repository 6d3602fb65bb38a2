package dev.stagecoach.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import dev.stagecoach.common.table.TableName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The files that have been read, as {@code ops.file_ledger} knows them.
 *
 * @param seen size and time of change of each file when it was last read
 * @param lastBatch the last batch that came to its end, 0 if there is none
 */
record FileLedger(Map<FileId, Seen> seen, long lastBatch) {
  static final TableName TABLE = TableName.of("ops.file_ledger");

  /** A file of an object. */
  record FileId(String object, String file) {
    static FileId of(LandingFile file) {
      return new FileId(file.object().toString(), file.name());
    }
  }

  /** What tells the file from a changed one. */
  record Seen(long sizeBytes, Instant modifiedAt) {}

  /** Reads the ledger; the newest entry of a file counts. */
  static FileLedger of(Dataset<Row> rows) {
    Map<FileId, Seen> seen = new HashMap<>();
    long lastBatch = 0;
    List<Row> newest =
        rows.groupBy("source", "object", "file")
            .agg(
                max_by(col("size_bytes"), col("batch")),
                max_by(col("modified_at"), col("batch")),
                max("batch"))
            .collectAsList();
    for (Row row : newest) {
      seen.put(
          new FileId(row.getString(0) + "." + row.getString(1), row.getString(2)),
          new Seen(row.getLong(3), row.getTimestamp(4).toInstant()));
      lastBatch = Math.max(lastBatch, row.getLong(5));
    }
    return new FileLedger(seen, lastBatch);
  }

  /** Whether the file has been read as it is now. */
  boolean knows(LandingFile file) {
    return new Seen(file.sizeBytes(), file.modifiedAt()).equals(seen.get(FileId.of(file)));
  }

  /** Whether any file of an object has been read. */
  boolean knows(LandingObject object) {
    return seen.keySet().stream().anyMatch(file -> file.object().equals(object.toString()));
  }
}
