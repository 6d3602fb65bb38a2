package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.cube.Cell;
import dev.stagecoach.common.cube.CellSummary;
import dev.stagecoach.common.sql.KeptRows;
import dev.stagecoach.common.stats.Quantile;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** How many facts, how much in both ways of converting money, and what their values come to. */
final class MeasureSummary implements CellSummary {
  private static final long serialVersionUID = 1L;
  private static final DataType QUANTITY = DataTypes.createDecimalType(28, 6);

  private final double[] shares;

  /** A summary with the quantiles of these shares. */
  MeasureSummary(double[] shares) {
    this.shares = shares.clone();
  }

  @Override
  public List<StructField> fields() {
    return List.of(
        DataTypes.createStructField("facts", DataTypes.LongType, false),
        DataTypes.createStructField("quantity_dated", QUANTITY, false),
        DataTypes.createStructField("quantity_constant", QUANTITY, false),
        DataTypes.createStructField("distinct_values", DataTypes.LongType, false),
        DataTypes.createStructField(
            "quantiles", DataTypes.createArrayType(DataTypes.DoubleType, false), true));
  }

  @Override
  public void write(Cell cell, Object[] row, int position) {
    double[] values = cell.values(0);
    row[position] = cell.count(0);
    row[position + 1] = cell.sum(0);
    row[position + 2] = cell.sum(1);
    row[position + 3] = distinct(values);
    if (values.length > 0) {
      row[position + 4] = KeptRows.reals(quantiles(values));
    }
  }

  private double[] quantiles(double[] values) {
    double[] quantiles = new double[shares.length];
    for (int i = 0; i < shares.length; i++) {
      quantiles[i] = Quantile.of(values, shares[i]).orElseThrow();
    }
    return quantiles;
  }

  private static long distinct(double[] ascending) {
    long distinct = 0;
    for (int i = 0; i < ascending.length; i++) {
      if (i == 0 || ascending[i] != ascending[i - 1]) {
        distinct++;
      }
    }
    return distinct;
  }
}
