package dev.stagecoach.jobs.ingest;

import java.io.IOException;
import java.util.Arrays;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;
import org.jspecify.annotations.Nullable;

/** Makes one small row of each record: where it is, its fingerprint, and why it is set aside. */
final class SurveyRows implements FileRows.Maker {
  /** A record that keeps to the rules. */
  static final int GOOD = 0;

  /** A record that is quarantined. */
  static final int REJECTED = 1;

  /** A row that raw already holds. */
  static final int HELD = 2;

  static final StructType SCHEMA =
      new StructType()
          .add("file", DataTypes.IntegerType)
          .add("line", DataTypes.LongType)
          .add("batch", DataTypes.LongType)
          .add("standing", DataTypes.IntegerType)
          .add("key", DataTypes.LongType)
          .add("high", DataTypes.LongType)
          .add("low", DataTypes.LongType)
          .add("reason_code", DataTypes.StringType)
          .add("reason", DataTypes.StringType)
          .add("raw_text", DataTypes.StringType)
          .add("raw_length", DataTypes.IntegerType);

  /** More of a row than this is not kept in quarantine. */
  private static final int LONGEST_TEXT = 64 * 1024;

  private final long batch;
  private final CollectionAccumulator<Tally> tallies;
  private FilePlan file;
  private Fingerprint fingerprint;
  private @Nullable String[] values;
  private long read;
  private long rejected;

  SurveyRows(FilePlan first, long batch, CollectionAccumulator<Tally> tallies) {
    this.batch = batch;
    this.tallies = tallies;
    this.file = first;
    this.fingerprint = new Fingerprint(first.rules());
    this.values = new String[first.rules().names().size()];
  }

  @Override
  public void begin(FilePlan next) {
    file = next;
    fingerprint = new Fingerprint(next.rules());
    values = new String[next.rules().names().size()];
    read = 0;
    rejected = 0;
  }

  @Override
  public Row row(RecordReader record) {
    Rejection rejection = file.rules().judge(record, values);
    return rejection == null
        ? good(record.line(), values)
        : rejected(record.line(), rejection, record.rawText());
  }

  /** The row of a record that was already taken apart, e.g. by a Parquet reader. */
  Row row(long line, @Nullable String[] fields) {
    Rejection rejection = file.rules().judge(fields);
    return rejection == null
        ? good(line, fields)
        : rejected(line, rejection, Arrays.toString(fields));
  }

  @Override
  public void end(LandingText text) throws IOException {
    end(text.checksum());
  }

  /** The records of the file are through. */
  void end(String checksum) {
    tallies.add(
        new Tally(file.number(), TaskContext.getPartitionId(), read, rejected, checksum, ""));
  }

  @Override
  public void failed(IOException cause) {
    tallies.add(
        new Tally(
            file.number(),
            TaskContext.getPartitionId(),
            read,
            rejected,
            "",
            Headers.reason(cause)));
  }

  private Row good(long line, @Nullable String[] fields) {
    read++;
    Fingerprint print = fingerprint.of(fields);
    return RowFactory.create(
        file.number(),
        line,
        batch,
        GOOD,
        print.key(),
        print.high(),
        print.low(),
        null,
        null,
        null,
        null);
  }

  private Row rejected(long line, Rejection rejection, String text) {
    read++;
    rejected++;
    String kept = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    // Rows of one key are brought together to find duplicates; each of these stands alone.
    long alone = ((long) file.number() << 40) ^ line;
    return RowFactory.create(
        file.number(),
        line,
        batch,
        REJECTED,
        alone,
        0L,
        0L,
        rejection.reason().code(),
        rejection.detail(),
        kept,
        text.length());
  }
}
