package dev.stagecoach.common.sql;

import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.jdk.javaapi.CollectionConverters;

/** How much a query reads. */
final class PlanSize {
  private PlanSize() {}

  /**
   * The bytes of all that the rows are made from, as its tables say. The query as it was read says
   * so too: to optimise it for that would be most of the work of planning a small table. A table
   * that is read several times counts once.
   */
  static long bytesRead(Dataset<Row> rows) {
    return CollectionConverters.asJava(rows.queryExecution().analyzed().collectLeaves()).stream()
        .map(LogicalPlan.class::cast)
        .filter(leaf -> !(leaf instanceof CTERelationRef))
        .collect(Collectors.toMap(PlanSize::source, PlanSize::bytes, (one, same) -> one))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .reduce(0, PlanSize::sum);
  }

  private static Object source(LogicalPlan leaf) {
    return leaf instanceof LogicalRelation relation ? relation.relation() : leaf;
  }

  private static long bytes(LogicalPlan leaf) {
    return leaf.stats().sizeInBytes().toLong();
  }

  /** A size that nobody knows is said to be the largest there is. */
  private static long sum(long left, long right) {
    return left > Long.MAX_VALUE - right ? Long.MAX_VALUE : left + right;
  }
}
