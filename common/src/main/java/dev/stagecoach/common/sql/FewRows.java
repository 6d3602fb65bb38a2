package dev.stagecoach.common.sql;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

/** How Spark is to work where it has few rows to work on. */
public final class FewRows {
  private static final long SMALL_BYTES = 4L << 20;

  private FewRows() {}

  /**
   * Sets the session of queries for few rows, if few is what they are made from together.
   *
   * @return whether it was set
   */
  public static boolean settle(List<Dataset<Row>> queries) {
    long bytes =
        queries.stream().mapToLong(query -> Math.min(PlanSize.bytesRead(query), SMALL_BYTES)).sum();
    boolean areFew = bytes < SMALL_BYTES;
    if (areFew) {
      queries.stream().map(Dataset::sparkSession).distinct().forEach(FewRows::settle);
    }
    return areFew;
  }

  /**
   * The rows of a query, sorted here by columns that are never null: Spark would run two jobs more
   * to sort them.
   */
  public static List<Row> inOrder(Dataset<Row> rows, String... columns) {
    Comparator<Row> order =
        Arrays.stream(columns)
            .map(FewRows::by)
            .reduce((one, next) -> one.thenComparing(next))
            .orElseThrow();
    return rows.collectAsList().stream().sorted(order).toList();
  }

  private static Comparator<Row> by(String column) {
    return Comparator.comparing(row -> row.<Comparable<Object>>getAs(column));
  }

  /** The rows of queries, one query after the other, whose session is settled first. */
  public static List<Row> collect(List<Dataset<Row>> queries) {
    settle(queries);
    return queries.stream().flatMap(query -> query.collectAsList().stream()).toList();
  }

  /**
   * For few rows, Spark's generation and compilation of code takes longer than what it saves.
   * Interpreted, each row would empty a cache of results, which costs more than the results.
   */
  private static void settle(SparkSession session) {
    RuntimeConfig settings = session.conf();
    settings.set(
        "spark.sql.shuffle.partitions",
        Integer.toString(session.sparkContext().defaultParallelism()));
    // What comes of each step is known well enough beforehand.
    settings.set("spark.sql.adaptive.enabled", "false");
    settings.set("spark.sql.codegen.wholeStage", "false");
    settings.set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    settings.set("spark.sql.subexpressionElimination.enabled", "false");
    // Nor do few rows repay looking for what may be known of them, or left unread, beforehand.
    settings.set("spark.sql.constraintPropagation.enabled", "false");
    settings.set("spark.sql.optimizer.dynamicPartitionPruning.enabled", "false");
    settings.set("spark.sql.optimizer.nestedSchemaPruning.enabled", "false");
  }
}
