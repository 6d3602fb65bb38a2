package dev.stagecoach.jobs.cli.export;

import java.util.Map;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;

/** The types of PostgreSQL for those of contracts. */
final class PostgresTypes {
  private static final Map<DataType, String> NAMES =
      Map.of(
          DataTypes.StringType, "text",
          DataTypes.BooleanType, "boolean",
          DataTypes.IntegerType, "integer",
          DataTypes.LongType, "bigint",
          DataTypes.DoubleType, "double precision",
          DataTypes.DateType, "date",
          DataTypes.TimestampType, "timestamptz");

  private PostgresTypes() {}

  /**
   * The type's name.
   *
   * @throws IllegalArgumentException for a type that no contract has had yet
   */
  static String of(DataType type) {
    if (type instanceof DecimalType decimal) {
      return "numeric(%d,%d)".formatted(decimal.precision(), decimal.scale());
    }
    if (type instanceof ArrayType array) {
      return of(array.elementType()) + "[]";
    }
    if (type instanceof MapType) {
      return "jsonb";
    }
    String name = NAMES.get(type);
    if (name == null) {
      throw new IllegalArgumentException(
          "No type of PostgreSQL is known for %s; add it to PostgresTypes".formatted(type.sql()));
    }
    return name;
  }
}
