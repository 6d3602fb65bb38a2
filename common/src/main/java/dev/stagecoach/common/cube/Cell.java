package dev.stagecoach.common.cube;

import org.apache.spark.sql.types.Decimal;

/** All that is known of the facts that fall into one combination of member, segment and period. */
public interface Cell {

  /** The total of a count, by its place in {@link CubeShape#counts()}. */
  long count(int index);

  /**
   * The exact total of a sum, of type {@code decimal(28,6)}, by its place in {@link
   * CubeShape#sums()}.
   */
  Decimal sum(int index);

  /** The values of one class, ascending. */
  double[] values(int valueClass);
}
