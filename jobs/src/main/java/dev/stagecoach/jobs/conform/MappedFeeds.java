package dev.stagecoach.jobs.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.row_number;

import dev.stagecoach.common.config.Feed;
import dev.stagecoach.common.config.Mapping;
import dev.stagecoach.common.config.SourceSpec;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/** The rows of a mapped source's feeds, of each key the one that was delivered last. */
final class MappedFeeds {
  /** What tells a row from others of its feed. */
  static final String ROW_KEY = "_row_key";

  /** When a full extract first left the row out; null where it is there. */
  static final String GONE_AT = "_gone_at";

  private static final TableName SWEEP = TableName.of("raw.key_sweep");
  private static final String RANK = "_rank";

  private final SourceSpec.Mapped source;
  private final TableInputs inputs;

  MappedFeeds(SourceSpec.Mapped source, TableInputs inputs) {
    this.source = source;
    this.inputs = inputs;
  }

  /** The raw table of a feed. */
  static TableName table(SourceSpec.Mapped source, Feed feed) {
    return new TableName(Layer.RAW, "mapped_" + source.name() + "_" + feed.name());
  }

  /** All tables that the feeds of a source are read from. */
  static Stream<TableName> tables(SourceSpec.Mapped source) {
    return Stream.concat(
        Stream.of(SWEEP), source.feeds().stream().map(feed -> table(source, feed)));
  }

  /** The rows that a mapping is about. */
  Dataset<Row> rows(Mapping mapping) {
    Feed feed =
        source
            .feed(mapping.from())
            .orElseThrow(() -> new IllegalStateException("No feed is named " + mapping.from()));
    Dataset<Row> newest = newest(inputs.rows(table(source, feed)), feed.key());
    Dataset<Row> rows =
        feed.isFullExtract() && newest.columns().length > 0 ? swept(newest, feed) : newest;
    return mapping.where().isPresent() ? rows.where(mapping.where().orElseThrow().text()) : rows;
  }

  /** The rows, with the time of the first full extract that left one out. */
  private Dataset<Row> swept(Dataset<Row> rows, Feed feed) {
    Dataset<Row> gone =
        inputs
            .rows(SWEEP)
            .where(col("_source").equalTo(source.name()))
            .where(col("table_name").equalTo(table(source, feed).toString()))
            .groupBy(col("row_id").as(ROW_KEY))
            .agg(
                max_by(col("is_gone"), col("_batch")).as("_is_gone"),
                max_by(col("swept_at"), col("_batch")).as(GONE_AT))
            .where("_is_gone")
            .drop("_is_gone");
    return rows.join(gone, new String[] {ROW_KEY}, "left");
  }

  private static Dataset<Row> newest(Dataset<Row> rows, List<String> key) {
    if (rows.columns().length == 0) {
      return rows;
    }
    if (key.isEmpty()) {
      return rows.withColumn(
          ROW_KEY, functions.concat(hex(col("_hash_high")), hex(col("_hash_low"))));
    }
    Column[] columns = key.stream().map(functions::col).toArray(Column[]::new);
    Column[] texts = key.stream().map(name -> col(name).cast("string")).toArray(Column[]::new);
    return rows.withColumn(
            RANK,
            row_number()
                .over(
                    Window.partitionBy(columns)
                        .orderBy(col("_file").desc(), col("_batch").desc(), col("_line").desc())))
        .where(col(RANK).equalTo(1))
        .drop(RANK)
        .withColumn(ROW_KEY, concat_ws(":", texts));
  }
}
