package dev.stagecoach.common.sql;

import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.types.DataType;

/** Which types can hold all values of which others. */
public final class TypeWidening {
  private TypeWidening() {}

  /** Whether every value of one type is a value of the other, e.g. of int in bigint. */
  public static boolean isPossible(DataType from, DataType to) {
    return Cast.canUpCast(from, to);
  }
}
