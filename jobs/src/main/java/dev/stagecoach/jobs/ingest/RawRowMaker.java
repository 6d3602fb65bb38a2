package dev.stagecoach.jobs.ingest;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Makes a raw row of each record that the survey has not set aside. */
final class RawRowMaker implements FileRows.Maker {
  private final List<String> columns;
  private final Map<Integer, long[]> setAside;
  private final long batch;
  private FilePlan file;
  private Fingerprint fingerprint;
  private @Nullable String[] values;
  private int[] places;
  private long[] skipped;

  RawRowMaker(FilePlan first, List<String> columns, Map<Integer, long[]> setAside, long batch) {
    this.columns = columns;
    this.setAside = setAside;
    this.batch = batch;
    this.file = first;
    this.fingerprint = new Fingerprint(first.rules());
    this.values = new String[first.rules().names().size()];
    this.places = first.rules().names().stream().mapToInt(columns::indexOf).toArray();
    this.skipped = setAside.getOrDefault(first.number(), new long[0]);
  }

  /** A maker for the rows of one file, with the columns of that file. */
  static RawRowMaker of(FilePlan file, long[] skipped, long batch) {
    return new RawRowMaker(file, file.rules().names(), Map.of(file.number(), skipped), batch);
  }

  @Override
  public void begin(FilePlan next) {
    file = next;
    fingerprint = new Fingerprint(next.rules());
    List<String> names = next.rules().names();
    values = new String[names.size()];
    places = names.stream().mapToInt(columns::indexOf).toArray();
    skipped = setAside.getOrDefault(next.number(), new long[0]);
  }

  @Override
  public @Nullable Row row(RecordReader record) {
    if (isSetAside(record.line())) {
      return null;
    }
    if (record.width() != values.length) {
      throw new IllegalStateException(
          "%s has changed while it was read; run again".formatted(file.path()));
    }
    record.read(values);
    return row(record.line(), values, place -> values[place]);
  }

  /** Whether the survey has set the row of a line aside. */
  boolean isSetAside(long line) {
    return Arrays.binarySearch(skipped, line) >= 0;
  }

  /**
   * The raw row.
   *
   * @param texts of the file's columns, for the fingerprint
   * @param stored what raw keeps of each of them
   */
  Row row(long line, @Nullable String[] texts, IntFunction<@Nullable Object> stored) {
    Fingerprint print = fingerprint.of(texts);
    Object[] row = new Object[RawLayout.offset() + columns.size()];
    row[0] = file.source();
    row[1] = file.name();
    row[2] = line;
    row[3] = batch;
    row[4] = print.key();
    row[5] = print.high();
    row[6] = print.low();
    for (int i = 0; i < places.length; i++) {
      row[RawLayout.offset() + places[i]] = stored.apply(i);
    }
    return RowFactory.create(row);
  }

  @Override
  public void end(LandingText text) {
    // The survey has read the file to its end and summed it.
  }

  @Override
  public void failed(IOException cause) {
    throw new IllegalStateException(
        "%s could be read a moment ago and cannot now: %s"
            .formatted(file.path(), Headers.reason(cause)),
        cause);
  }
}
