package dev.stagecoach.common.cube;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.StructField;

/** What becomes of the facts of one cell. */
public interface CellSummary extends Serializable {

  /** The columns that a cell gives, in order. */
  List<StructField> fields();

  /**
   * Writes the cell's values into the row, from the position on; nulls stay where they are. Values
   * are such as Spark keeps: {@code Long}, {@code Double}, {@link
   * org.apache.spark.sql.types.Decimal}.
   */
  void write(Cell cell, Object[] row, int position);
}
