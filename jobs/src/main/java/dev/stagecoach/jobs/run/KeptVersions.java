package dev.stagecoach.jobs.run;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.table.TableName;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The versions of tables that somebody may still read: those of the newest publication, of recent
 * ones, and of the last publication of each month.
 */
public final class KeptVersions {
  private final Map<TableName, Set<Long>> versions;

  private KeptVersions(Map<TableName, Set<Long>> versions) {
    this.versions = versions;
  }

  /**
   * Reads what was published.
   *
   * @param since publications from then on are all kept
   */
  public static KeptVersions of(SparkSession session, TableStore store, Instant since) {
    Map<TableName, Set<Long>> kept = new TreeMap<>();
    if (!store.exists(session, Publications.TABLE)) {
      return new KeptVersions(kept);
    }
    List<Row> published =
        store
            .read(session, Publications.TABLE)
            .select("table_name", "version", "publication", "as_of", "published_at")
            .orderBy("publication")
            .collectAsList();
    Map<TableName, Map<YearMonth, Long>> lastOfMonth = new HashMap<>();
    Map<TableName, Long> newest = new HashMap<>();
    for (Row row : published) {
      TableName table = TableName.of(row.getString(0));
      long version = row.getLong(1);
      newest.put(table, version);
      // What is known before the first of a month is that of the month before.
      Instant lastKnown = row.getTimestamp(3).toInstant().minusNanos(1);
      lastOfMonth
          .computeIfAbsent(table, name -> new HashMap<>())
          .put(YearMonth.from(lastKnown.atOffset(ZoneOffset.UTC)), version);
      if (!row.getTimestamp(4).toInstant().isBefore(since)) {
        kept.computeIfAbsent(table, name -> new TreeSet<>()).add(version);
      }
    }
    newest.forEach((table, version) -> add(kept, table, List.of(version)));
    lastOfMonth.forEach((table, months) -> add(kept, table, List.copyOf(months.values())));
    return new KeptVersions(kept);
  }

  private static void add(Map<TableName, Set<Long>> kept, TableName table, List<Long> versions) {
    kept.computeIfAbsent(table, name -> new TreeSet<>()).addAll(versions);
  }

  /** The versions of a table; none where it is not published by version. */
  public Set<Long> of(TableName table) {
    return versions.getOrDefault(table, Set.of());
  }
}
