package dev.stagecoach.common.sql;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.optimizer.InlineCTE;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.apache.spark.sql.classic.SparkSession;

/** The tables that a query names for itself, by {@code with}. */
final class CommonTables {
  private CommonTables() {}

  /**
   * The same rows, with each such table where it is used. Spark puts them there to check a query,
   * renames the columns of every copy, and forgets it: once again for each step that follows, and
   * for each query that reads the rows as a view.
   */
  static Dataset<Row> inlined(Dataset<Row> rows) {
    LogicalPlan plan = ((org.apache.spark.sql.classic.Dataset<Row>) rows).logicalPlan();
    if (!plan.containsPattern(TreePattern.CTE())) {
      return rows;
    }
    LogicalPlan whole = new InlineCTE(false, false).apply(plan);
    // It has just been checked so: Spark need not look again.
    whole.setAnalyzed();
    return org.apache.spark.sql.classic.Dataset.ofRows((SparkSession) rows.sparkSession(), whole);
  }
}
