package dev.stagecoach.common.cube;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Counts facts for every member, segment and period at once.
 *
 * <p>A fact counts in some hundred cells: the company, each team above, the rep, each of its
 * segments, each grain, and both ways of giving credit. As rows of a join that would be hundreds of
 * millions; here the facts of one combination of keys lie in arrays of one task, and each cell is
 * met by a look-up. Memory follows the facts of the largest combination.
 */
final class Cube implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private static final List<String> AXES =
      List.of(
          "fact_day", "event_unit_key", "current_unit_key", "segment_set", "value_class", "value");

  private final CubeShape shape;
  private final CubeAxes axes;
  private final CellSummary summary;
  private final boolean hasOwnBands;

  private Cube(CubeShape shape, CubeAxes axes, CellSummary summary, boolean hasOwnBands) {
    this.shape = shape;
    this.axes = axes;
    this.summary = summary;
    this.hasOwnBands = hasOwnBands;
  }

  /** The cells of the facts: keys, then the axes, then what the summary gives. */
  static Dataset<Row> cells(
      Dataset<Row> facts, CubeShape shape, CubeAxes axes, CellSummary summary, int partitions) {
    boolean hasOwnBands = List.of(facts.columns()).contains("period_grain");
    Column[] keys = shape.keys().stream().map(functions::col).toArray(Column[]::new);
    Stream<Column> columns =
        Stream.of(
                shape.keys().stream().map(functions::col),
                AXES.stream()
                    .map(
                        axis ->
                            axis.equals("fact_day")
                                ? functions.unix_date(functions.col("fact_on")).as(axis)
                                : functions.col(axis)),
                (hasOwnBands ? Stream.of("period_grain", "range_kind") : Stream.<String>of())
                    .map(functions::col),
                shape.counts().stream().map(functions::col),
                shape.sums().stream().map(functions::col))
            .flatMap(part -> part);
    Dataset<Row> laid =
        facts
            .where("fact_on is not null")
            .select(columns.toArray(Column[]::new))
            .repartition(partitions, keys);
    StructType output = output(laid.schema(), shape, summary);
    return laid.mapPartitions(new Cube(shape, axes, summary, hasOwnBands), Encoders.row(output))
        .withColumn("period_start", functions.date_from_unix_date(functions.col("period_start")));
  }

  private static StructType output(StructType facts, CubeShape shape, CellSummary summary) {
    List<StructField> fields = new ArrayList<>();
    shape.keys().forEach(key -> fields.add(facts.apply(key)));
    for (String axis :
        List.of("attribution", "level", "member_id", "segment", "period_grain", "range_kind")) {
      fields.add(DataTypes.createStructField(axis, DataTypes.StringType, false));
    }
    fields.add(DataTypes.createStructField("period_start", DataTypes.IntegerType, false));
    fields.addAll(summary.fields());
    return DataTypes.createStructType(fields);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> facts) {
    Map<List<Object>, FactColumns> byKeys = new LinkedHashMap<>();
    List<Object> keys = List.of();
    FactColumns columns = new FactColumns(shape);
    while (facts.hasNext()) {
      Row fact = facts.next();
      if (columns.size() == 0 || !isOf(fact, keys)) {
        keys = keys(fact);
        columns = byKeys.computeIfAbsent(keys, added -> new FactColumns(shape));
      }
      take(fact, columns);
    }
    return new CellRows(shape, axes, summary, byKeys);
  }

  private boolean isOf(Row fact, List<Object> keys) {
    for (int key = 0; key < keys.size(); key++) {
      if (!Objects.equals(keys.get(key), fact.get(key))) {
        return false;
      }
    }
    return keys.size() == shape.keys().size();
  }

  private List<Object> keys(Row fact) {
    return IntStream.range(0, shape.keys().size()).mapToObj(fact::get).toList();
  }

  private void take(Row fact, FactColumns columns) {
    int at = shape.keys().size();
    int counts = at + AXES.size() + (hasOwnBands ? 2 : 0);
    byte band = band(fact, at + AXES.size());
    if (band == Byte.MIN_VALUE) {
      return;
    }
    columns.open(
        fact.getInt(at),
        axes.unit(fact.getLong(at + 1)),
        axes.unit(fact.getLong(at + 2)),
        axes.segmentSet(fact.getLong(at + 3)),
        band);
    if (!fact.isNullAt(at + 4) && !fact.isNullAt(at + 5)) {
      columns.value(fact.getInt(at + 4), fact.getDouble(at + 5));
    }
    for (int count = 0; count < shape.counts().size(); count++) {
      columns.count(count, fact.isNullAt(counts + count) ? 0 : fact.getInt(counts + count));
    }
    int sums = counts + shape.counts().size();
    for (int sum = 0; sum < shape.sums().size(); sum++) {
      columns.sum(sum, fact.isNullAt(sums + sum) ? null : fact.getDecimal(sums + sum));
    }
  }

  /**
   * The only band that the fact counts in, or every one; the smallest byte where that has no cells.
   */
  private byte band(Row fact, int at) {
    if (!hasOwnBands || fact.isNullAt(at)) {
      return FactColumns.EVERY_BAND;
    }
    int band = axes.band(fact.getString(at), fact.getString(at + 1));
    return band < 0 ? Byte.MIN_VALUE : (byte) band;
  }
}
