package dev.stagecoach.jobs.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.run.Publications;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The version of each table that readers are to see: of a published table the published one, of
 * what is only ever added to (raw, ops) the newest.
 *
 * @param number of the newest publication among them; 0 before the first
 * @param asOf the as-of instant of that publication
 * @param publishedAt when it was published
 */
record PublishedTables(
    long number, Instant asOf, Instant publishedAt, Map<TableName, PublishedTable> tables) {
  /** Before the first publication. */
  static final PublishedTables NONE =
      new PublishedTables(0, Instant.EPOCH, Instant.EPOCH, Map.of());

  /** Keeps the tables as they are. */
  PublishedTables {
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
  }

  /**
   * Reads what is published.
   *
   * @param bound which publications count
   * @throws StagecoachException where the bound leaves none
   */
  static PublishedTables read(OpenWarehouse warehouse, PublicationBound bound) {
    boolean any = warehouse.store().exists(warehouse.session(), Publications.TABLE);
    Map<TableName, PublishedTable> tables = new TreeMap<>();
    if (any) {
      for (Row row : newest(warehouse, bound).collectAsList()) {
        Row last = row.getStruct(1);
        tables.put(
            TableName.of(row.getString(0)),
            new PublishedTable(
                last.getLong(0),
                last.getLong(1),
                last.getLong(2),
                last.getTimestamp(3).toInstant(),
                last.getTimestamp(4).toInstant()));
      }
    }
    if (tables.isEmpty() && bound.isBound()) {
      throw new StagecoachException(
          ExitCode.USAGE,
          "Nothing was published %s; 'stagecoach status' lists the publications.".formatted(bound));
    }
    return tables.values().stream()
        .max(Comparator.comparingLong(PublishedTable::publication))
        .map(
            last ->
                new PublishedTables(last.publication(), last.asOf(), last.publishedAt(), tables))
        .orElse(NONE);
  }

  /**
   * The newest publication.
   *
   * @param purpose what is to be done with it, for people
   * @throws StagecoachException where nothing is published yet
   */
  static PublishedTables newest(OpenWarehouse warehouse, String purpose) {
    PublishedTables published = read(warehouse, new PublicationBound.Newest());
    if (published.number() == 0) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "Nothing is published in %s yet, so there is nothing to %s; 'stagecoach run' makes the tables, 'stagecoach status' says why it did not."
              .formatted(warehouse.root(), purpose));
    }
    return published;
  }

  /** What is read, for people. */
  String description() {
    return "publication %d, as of %s".formatted(number, asOf);
  }

  /** The version of a table to read; empty for one that is not published by version. */
  OptionalLong version(TableName name) {
    PublishedTable table = tables.get(name);
    return table == null ? OptionalLong.empty() : OptionalLong.of(table.version());
  }

  /** Whether a table's newest rows may be read without being published. */
  static boolean isReadAsItIs(TableName name) {
    return name.layer() == Layer.RAW || name.layer() == Layer.OPS;
  }

  private static Dataset<Row> newest(OpenWarehouse warehouse, PublicationBound bound) {
    return bound
        .within(warehouse.store().read(warehouse.session(), Publications.TABLE))
        .groupBy("table_name")
        .agg(
            max_by(
                struct(
                    col("publication"),
                    col("version"),
                    col("row_count"),
                    col("as_of"),
                    col("published_at")),
                col("publication")));
  }

  /** One table as it was published. */
  record PublishedTable(
      long publication, long version, long rows, Instant asOf, Instant publishedAt) {}
}
