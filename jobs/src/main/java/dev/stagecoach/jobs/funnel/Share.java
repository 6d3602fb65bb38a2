package dev.stagecoach.jobs.funnel;

import dev.stagecoach.common.cube.Decimals;
import java.util.OptionalDouble;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** A share of one, as the marts of the funnel show it. */
final class Share {
  private static final int PRECISION = 12;
  private static final int PLACES = 8;

  private Share() {}

  static StructField field(String name) {
    return DataTypes.createStructField(name, DataTypes.createDecimalType(PRECISION, PLACES), true);
  }

  static Decimal of(double share) {
    return Decimals.of(share, PRECISION, PLACES);
  }

  static @Nullable Decimal orNull(OptionalDouble share) {
    return Decimals.orNull(share, PRECISION, PLACES);
  }
}
