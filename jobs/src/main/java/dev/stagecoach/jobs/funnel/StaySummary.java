package dev.stagecoach.jobs.funnel;

import dev.stagecoach.common.cube.Cell;
import dev.stagecoach.common.cube.CellSummary;
import dev.stagecoach.common.stats.Quantile;
import dev.stagecoach.common.stats.SurvivalCurve;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** How long the deals that came into a stage together stay in it. */
final class StaySummary implements CellSummary {
  static final List<String> COUNTS = List.of("deals", "visits", "open_now", "stalled_now");
  static final int OVER = 0;
  static final int GOING_ON = 1;
  static final int TOGETHER = 2;
  static final int CLASSES = 4;

  private static final long serialVersionUID = 1L;

  @Override
  public List<StructField> fields() {
    List<StructField> fields = new ArrayList<>();
    List.of("deals", "visits")
        .forEach(name -> fields.add(DataTypes.createStructField(name, DataTypes.LongType, false)));
    List.of(
            "median_days",
            "p75_days",
            "p90_days",
            "cumulative_median_days",
            "cumulative_p75_days",
            "cumulative_p90_days",
            "censored_median_days")
        .forEach(name -> fields.add(Days.field(name)));
    List.of("open_now", "stalled_now")
        .forEach(name -> fields.add(DataTypes.createStructField(name, DataTypes.LongType, false)));
    return fields;
  }

  @Override
  public void write(Cell cell, Object[] row, int position) {
    double[] over = cell.values(OVER);
    double[] together = cell.values(TOGETHER);
    int at = position;
    row[at++] = cell.count(0);
    row[at++] = cell.count(1);
    row[at++] = Days.orNull(Quantile.median(over));
    row[at++] = Days.orNull(Quantile.p75(over));
    row[at++] = Days.orNull(Quantile.p90(over));
    row[at++] = Days.orNull(Quantile.median(together));
    row[at++] = Days.orNull(Quantile.p75(together));
    row[at++] = Days.orNull(Quantile.p90(together));
    row[at++] = Days.orNull(SurvivalCurve.ofSorted(over, cell.values(GOING_ON)).median());
    row[at++] = cell.count(2);
    row[at] = cell.count(3);
  }
}
