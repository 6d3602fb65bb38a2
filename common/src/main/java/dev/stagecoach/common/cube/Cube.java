package dev.stagecoach.common.cube;

import dev.stagecoach.common.sql.KeptRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
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
 * met by a look-up. They travel to that task in arrays too. Memory follows the facts of the largest
 * combination.
 */
final class Cube {
  private Cube() {}

  /** The cells of the facts: keys, then the axes, then what the summary gives. */
  static Dataset<Row> cells(
      Dataset<Row> facts, CubeShape shape, CubeAxes axes, CellSummary summary, int partitions) {
    boolean hasOwnBands = List.of(facts.columns()).contains("period_grain");
    Dataset<Row> laid = laid(facts, shape, hasOwnBands);
    FactReader reader = new FactReader(shape, axes, laid.schema(), hasOwnBands);
    JavaRDD<Object[]> cells =
        KeptRows.map(laid, rows -> new PackedFacts(rows, reader))
            .mapToPair(part -> part)
            .partitionBy(new HashPartitioner(partitions))
            .mapPartitions(parts -> new CellRows(shape, axes, summary, parts));
    return KeptRows.dataset(facts.sparkSession(), cells, output(laid.schema(), shape, summary));
  }

  private static Dataset<Row> laid(Dataset<Row> facts, CubeShape shape, boolean hasOwnBands) {
    Stream<Column> axes =
        FactReader.AXES.stream()
            .map(
                axis ->
                    axis.equals("fact_day")
                        ? functions.unix_date(functions.col("fact_on")).as(axis)
                        : functions.col(axis));
    Stream<String> ownBand =
        hasOwnBands ? Stream.of("period_grain", "range_kind") : Stream.<String>of();
    Stream<Column> columns =
        Stream.of(
                shape.keys().stream().map(functions::col),
                axes,
                ownBand.map(functions::col),
                shape.counts().stream().map(functions::col),
                shape.sums().stream().map(functions::col))
            .flatMap(part -> part);
    return facts.where("fact_on is not null").select(columns.toArray(Column[]::new));
  }

  private static StructType output(StructType facts, CubeShape shape, CellSummary summary) {
    List<StructField> fields = new ArrayList<>();
    shape.keys().forEach(key -> fields.add(facts.apply(key)));
    for (String axis :
        List.of("attribution", "level", "member_id", "segment", "period_grain", "range_kind")) {
      fields.add(DataTypes.createStructField(axis, DataTypes.StringType, false));
    }
    fields.add(DataTypes.createStructField("period_start", DataTypes.DateType, false));
    fields.addAll(summary.fields());
    return DataTypes.createStructType(fields);
  }
}
