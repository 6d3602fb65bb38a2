package dev.stagecoach.jobs.funnel;

import dev.stagecoach.common.cube.Cell;
import dev.stagecoach.common.cube.CellSummary;
import dev.stagecoach.common.stats.Quantile;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** How many deals moved, with what amount, and after how long in the stage they left. */
final class MoveSummary implements CellSummary {
  private static final long serialVersionUID = 1L;
  private static final DataType AMOUNT = DataTypes.createDecimalType(28, 6);

  @Override
  public List<StructField> fields() {
    return List.of(
        DataTypes.createStructField("moves", DataTypes.LongType, false),
        DataTypes.createStructField("amount", AMOUNT, false),
        DataTypes.createStructField("amount_constant", AMOUNT, false),
        Days.field("p50_days"),
        Days.field("p90_days"));
  }

  @Override
  public void write(Cell cell, Object[] row, int position) {
    double[] days = cell.values(0);
    row[position] = cell.count(0);
    row[position + 1] = cell.sum(0);
    row[position + 2] = cell.sum(1);
    row[position + 3] = Days.orNull(Quantile.median(days));
    row[position + 4] = Days.orNull(Quantile.p90(days));
  }
}
