package dev.stagecoach.common.sql;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.jdk.javaapi.CollectionConverters;

/** How much a query reads. */
public final class PlanSize {
  private PlanSize() {}

  /** The bytes of all that the rows are made from, as its tables say. */
  public static long bytesRead(Dataset<Row> rows) {
    return CollectionConverters.asJava(rows.queryExecution().optimizedPlan().collectLeaves())
        .stream()
        .map(LogicalPlan.class::cast)
        .mapToLong(leaf -> leaf.stats().sizeInBytes().toLong())
        .reduce(0, PlanSize::sum);
  }

  /** A size that nobody knows is said to be the largest there is. */
  private static long sum(long left, long right) {
    return left > Long.MAX_VALUE - right ? Long.MAX_VALUE : left + right;
  }
}
