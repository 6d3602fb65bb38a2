package dev.stagecoach.jobs.funnel;

import dev.stagecoach.common.cube.Cell;
import dev.stagecoach.common.cube.CellSummary;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** How often deals left a stage, and for where. */
final class ExitSummary implements CellSummary {
  static final List<String> COUNTS =
      List.of("exits", "forward", "skipped", "backward", "won", "lost", "moved");

  private static final long serialVersionUID = 1L;

  @Override
  public List<StructField> fields() {
    return COUNTS.stream()
        .map(count -> DataTypes.createStructField(count, DataTypes.LongType, false))
        .toList();
  }

  @Override
  public void write(Cell cell, Object[] row, int position) {
    for (int count = 0; count < COUNTS.size(); count++) {
      row[position + count] = cell.count(count);
    }
  }
}
