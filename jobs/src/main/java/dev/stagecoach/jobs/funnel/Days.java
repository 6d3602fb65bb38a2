package dev.stagecoach.jobs.funnel;

import dev.stagecoach.common.cube.Decimals;
import java.util.OptionalDouble;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** A time in days, as the marts of the funnel show it. */
final class Days {
  private static final int PRECISION = 20;
  private static final int PLACES = 6;

  private Days() {}

  static StructField field(String name) {
    return DataTypes.createStructField(name, DataTypes.createDecimalType(PRECISION, PLACES), true);
  }

  static @Nullable Decimal orNull(OptionalDouble days) {
    return Decimals.orNull(days, PRECISION, PLACES);
  }
}
