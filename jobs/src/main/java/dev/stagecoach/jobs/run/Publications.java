package dev.stagecoach.jobs.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.table.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Which version of each table readers see. A night's tables become visible together, by one commit
 * to {@code ops.publication}.
 */
public final class Publications {
  /** The table that holds them. */
  public static final TableName TABLE = TableName.of("ops.publication");

  private final TableStore store;

  /** The publications of a warehouse. */
  public Publications(TableStore store) {
    this.store = store;
  }

  /** The number of the newest publication; empty before the first. */
  public OptionalLong latestNumber(SparkSession session) {
    if (!store.exists(session, TABLE)) {
      return OptionalLong.empty();
    }
    Row newest = store.read(session, TABLE).agg(max("publication")).head();
    return newest.isNullAt(0) ? OptionalLong.empty() : OptionalLong.of(newest.getLong(0));
  }

  /** The newest publication; empty before the first. */
  public Optional<Publication> latest(SparkSession session) {
    OptionalLong number = latestNumber(session);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> rows = store.read(session, TABLE).where("publication = " + number.orElseThrow());
    Map<TableName, Long> versions = new TreeMap<>();
    String fingerprint = "";
    java.time.Instant asOf = java.time.Instant.EPOCH;
    for (Row row : rows.select("table_name", "version", "fingerprint", "as_of").collectAsList()) {
      versions.put(TableName.of(row.getString(0)), row.getLong(1));
      fingerprint = row.getString(2);
      asOf = row.getTimestamp(3).toInstant();
    }
    return Optional.of(new Publication(number.orElseThrow(), asOf, fingerprint, versions));
  }

  /** The rows of each table when it was published last. */
  Map<TableName, Long> rowCounts(SparkSession session) {
    Map<TableName, Long> counts = new TreeMap<>();
    if (store.exists(session, TABLE)) {
      store
          .read(session, TABLE)
          .groupBy("table_name")
          .agg(max_by(col("row_count"), col("publication")))
          .collectAsList()
          .forEach(row -> counts.put(TableName.of(row.getString(0)), row.getLong(1)));
    }
    return counts;
  }

  /** What readers see of one table; empty where it was never published. */
  Optional<PublishedVersion> newest(SparkSession session, TableName table) {
    if (!store.exists(session, TABLE)) {
      return Optional.empty();
    }
    return store
        .read(session, TABLE)
        .where(col("table_name").equalTo(table.toString()))
        .select("publication", "version", "as_of")
        .orderBy(col("publication").desc())
        .takeAsList(1)
        .stream()
        .map(
            row ->
                new PublishedVersion(
                    row.getLong(0), row.getLong(1), row.getTimestamp(2).toInstant()))
        .findFirst();
  }

  /**
   * The version of a table that readers see.
   *
   * @param publication the newest with the table
   */
  record PublishedVersion(long publication, long version, java.time.Instant asOf) {}

  /**
   * The tables that readers see together.
   *
   * @param fingerprint of the inputs, the configuration and the as-of instant
   */
  public record Publication(
      long number, java.time.Instant asOf, String fingerprint, Map<TableName, Long> versions) {
    /** Keeps the versions as they are. */
    public Publication {
      versions = Map.copyOf(versions);
    }
  }
}
