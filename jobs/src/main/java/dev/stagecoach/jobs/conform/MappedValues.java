package dev.stagecoach.jobs.conform;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.to_utc_timestamp;

import dev.stagecoach.common.config.ConfiguredExpression;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * The values of configured expressions in the types of our columns.
 *
 * <p>A date becomes the first instant of that business day, an instant the business day it falls
 * on; a timestamp without a zone is in the source's.
 */
record MappedValues(Dataset<Row> rows, ZoneId sourceZone, ZoneId businessZone) {

  /** The value of an expression, null where there is none. */
  Column value(Optional<ConfiguredExpression> expression, String type) {
    return expression.map(written -> value(written, type)).orElseGet(() -> lit(null).cast(type));
  }

  /** The value of an expression. */
  Column value(ConfiguredExpression expression, String type) {
    Column value = expr(expression.text());
    DataType found = rows.select(value).schema().fields()[0].dataType();
    DataType wanted = DataType.fromDDL(type);
    if (found.equals(DataTypes.TimestampNTZType)) {
      Column instant = to_utc_timestamp(value.cast(DataTypes.TimestampType), sourceZone.getId());
      return ofInstant(instant, wanted);
    }
    if (found.equals(DataTypes.TimestampType)) {
      return ofInstant(value, wanted);
    }
    if (found.equals(DataTypes.DateType) && wanted.equals(DataTypes.TimestampType)) {
      return to_utc_timestamp(value.cast(DataTypes.TimestampType), businessZone.getId());
    }
    return value.cast(wanted);
  }

  private Column ofInstant(Column instant, DataType wanted) {
    return wanted.equals(DataTypes.DateType)
        ? to_date(from_utc_timestamp(instant, businessZone.getId()))
        : instant.cast(wanted);
  }
}
