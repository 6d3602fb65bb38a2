package dev.stagecoach.jobs.tables;

import dev.stagecoach.common.stats.ProportionInterval;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/** Statistics that queries may call beside Spark's own functions. */
public final class Functions {
  private static final DataType INTERVAL = DataType.fromDDL("struct<low: double, high: double>");

  private Functions() {}

  /** Makes the functions known to a session: {@code wilson(successes, trials)}. */
  public static void register(SparkSession session) {
    session.udf().register("wilson", (UDF2<Long, Long, Row>) Functions::wilson, INTERVAL);
  }

  private static @Nullable Row wilson(@Nullable Long successes, @Nullable Long trials) {
    if (successes == null || trials == null) {
      return null;
    }
    return ProportionInterval.wilson(successes, trials)
        .map(interval -> RowFactory.create(interval.low(), interval.high()))
        .orElse(null);
  }
}
