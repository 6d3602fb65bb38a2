package dev.stagecoach.jobs.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * A file, or the rows of a query, that Spark takes apart itself.
 *
 * @param rows the columns of {@code plan} in its order, then {@code _line}
 */
record SparkReadFile(FilePlan plan, String checksum, Dataset<Row> rows) {

  /** The rows as the survey wants them. */
  Dataset<Row> survey(long batch, CollectionAccumulator<Tally> tallies) {
    FilePlan file = plan;
    String sum = checksum;
    int width = plan.rules().names().size();
    MapPartitionsFunction<Row, Row> look =
        rows -> new SurveyedRows(rows, new SurveyRows(file, batch, tallies), width, sum);
    return texts().mapPartitions(look, Encoders.row(SurveyRows.SCHEMA));
  }

  /** The rows that the survey has not set aside, as raw keeps them: in the types of the file. */
  Dataset<Row> good(Map<Integer, long[]> setAside, long batch) {
    FilePlan file = plan;
    int width = plan.rules().names().size();
    long[] skipped = setAside.getOrDefault(plan.number(), new long[0]);
    MapPartitionsFunction<Row, Row> keep =
        rows -> {
          RawRowMaker maker = RawRowMaker.of(file, skipped, batch);
          return new KeptRows(rows, maker, width);
        };
    return textsAndValues().mapPartitions(keep, Encoders.row(RawLayout.schema(values())));
  }

  private StructType values() {
    List<StructField> fields = new ArrayList<>(Arrays.asList(rows.schema().fields()));
    fields.removeIf(field -> field.name().equals(RawLayout.LINE));
    return new StructType(fields.toArray(StructField[]::new));
  }

  private Dataset<Row> texts() {
    List<Column> columns = new ArrayList<>(textColumns());
    columns.add(functions.col(RawLayout.LINE));
    return rows.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> textsAndValues() {
    List<Column> columns = new ArrayList<>(textColumns());
    columns.add(functions.col(RawLayout.LINE));
    plan.rules().names().forEach(name -> columns.add(functions.col("`" + name + "`")));
    return rows.select(columns.toArray(Column[]::new));
  }

  private List<Column> textColumns() {
    return plan.rules().names().stream()
        .map(name -> functions.col("`" + name + "`").cast(DataTypes.StringType))
        .toList();
  }

  private static void readTexts(Row row, @Nullable String[] values) {
    for (int i = 0; i < values.length; i++) {
      String value = row.isNullAt(i) ? null : row.getString(i);
      values[i] = value == null || value.isEmpty() ? null : value;
    }
  }

  /** Survey rows of rows that have been taken apart; tells the tally when they are through. */
  private static final class SurveyedRows implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final SurveyRows maker;
    private final @Nullable String[] values;
    private final String checksum;
    private boolean told;

    SurveyedRows(Iterator<Row> rows, SurveyRows maker, int width, String checksum) {
      this.rows = rows;
      this.maker = maker;
      this.values = new String[width];
      this.checksum = checksum;
    }

    @Override
    public boolean hasNext() {
      boolean more = rows.hasNext();
      if (!more && !told) {
        told = true;
        maker.end(checksum);
      }
      return more;
    }

    @Override
    public Row next() {
      Row row = rows.next();
      readTexts(row, values);
      return maker.row(row.getLong(values.length), values);
    }
  }

  /** The raw rows of those that are not set aside. */
  private static final class KeptRows implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final RawRowMaker maker;
    private final @Nullable String[] values;
    private @Nullable Row next;

    KeptRows(Iterator<Row> rows, RawRowMaker maker, int width) {
      this.rows = rows;
      this.maker = maker;
      this.values = new String[width];
    }

    @Override
    public boolean hasNext() {
      while (next == null && rows.hasNext()) {
        Row row = rows.next();
        long line = row.getLong(values.length);
        if (!maker.isSetAside(line)) {
          readTexts(row, values);
          next = maker.row(line, values, place -> row.get(values.length + 1 + place));
        }
      }
      return next != null;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row row = Objects.requireNonNull(next);
      next = null;
      return row;
    }
  }
}
