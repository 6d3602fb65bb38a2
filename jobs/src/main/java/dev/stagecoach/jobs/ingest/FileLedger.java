package dev.stagecoach.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import dev.stagecoach.common.table.TableName;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that have been read, as {@code ops.file_ledger} knows them.
 *
 * @param seen size, time of change and content of each file when it was last read
 * @param lastBatch the last batch that came to its end, 0 if there is none
 */
record FileLedger(Map<FileId, Seen> seen, long lastBatch) {
  private static final Logger LOG = LoggerFactory.getLogger(FileLedger.class);

  static final TableName TABLE = TableName.of("ops.file_ledger");

  /** A file of an object. */
  record FileId(String object, String file) {
    static FileId of(LandingFile file) {
      return new FileId(file.object().toString(), file.name());
    }
  }

  /** What tells the file from a changed one. */
  record Seen(long sizeBytes, Instant modifiedAt, String checksum) {
    private boolean is(LandingFile file) {
      return file.sizeBytes() == sizeBytes
          && (file.modifiedAt().equals(modifiedAt) || hasSameContent(file));
    }

    /** A file that was only copied anew costs a look at its bytes, and no rows. */
    private boolean hasSameContent(LandingFile file) {
      try {
        return checksum.equals(FileChecksum.of(file.path()));
      } catch (IOException e) {
        LOG.debug("Reading {} will say what is wrong with it", file.path(), e);
        return false;
      }
    }
  }

  /** Reads the ledger; the newest entry of a file counts. */
  static FileLedger of(Dataset<Row> rows) {
    Map<FileId, Seen> seen = new HashMap<>();
    long lastBatch = 0;
    List<Row> newest =
        rows.groupBy("source", "object", "file")
            .agg(
                max_by(col("size_bytes"), col("batch")),
                max_by(col("modified_at"), col("batch")),
                max_by(col("checksum"), col("batch")),
                max("batch"))
            .collectAsList();
    for (Row row : newest) {
      seen.put(
          new FileId(row.getString(0) + "." + row.getString(1), row.getString(2)),
          new Seen(row.getLong(3), row.getTimestamp(4).toInstant(), row.getString(5)));
      lastBatch = Math.max(lastBatch, row.getLong(6));
    }
    return new FileLedger(seen, lastBatch);
  }

  /** Whether the file has been read as it is now. */
  boolean knows(LandingFile file) {
    @Nullable Seen last = seen.get(FileId.of(file));
    return last != null && last.is(file);
  }

  /** Whether any file of an object has been read. */
  boolean knows(LandingObject object) {
    return seen.keySet().stream().anyMatch(file -> file.object().equals(object.toString()));
  }
}
