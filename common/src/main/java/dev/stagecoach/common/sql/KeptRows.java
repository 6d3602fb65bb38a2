package dev.stagecoach.common.sql;

import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.types.StructType;

/**
 * Rows as Spark keeps them. To turn millions of rows into objects and back costs more than what is
 * computed with them; whoever makes tables of millions of rows in Java reads and makes these
 * instead.
 */
public final class KeptRows {
  private KeptRows() {}

  /**
   * What a task makes of the rows of a query. What the query has to do before its last step is done
   * at once.
   */
  public static <T> JavaRDD<T> map(Dataset<Row> rows, FlatMapFunction<Iterator<KeptRow>, T> task) {
    return internal(rows).mapPartitions(found -> task.call(KeptRow.each(found)));
  }

  /**
   * The same rows as a query that is planned already: whoever writes it has nothing to plan again.
   */
  public static Dataset<Row> planned(Dataset<Row> rows) {
    return internal(rows.sparkSession(), internal(rows).rdd(), rows.schema());
  }

  private static JavaRDD<InternalRow> internal(Dataset<Row> rows) {
    QueryExecution plan = rows.queryExecution();
    RDD<InternalRow> internal =
        SQLExecution.withSQLConfPropagated((SparkSession) rows.sparkSession(), plan::toRdd);
    return internal.toJavaRDD();
  }

  /**
   * Rows for queries to read.
   *
   * @param rows values in the schema's order, as Spark keeps them: texts as {@code UTF8String},
   *     decimals as {@code Decimal}, dates as days since 1970
   */
  public static Dataset<Row> dataset(
      org.apache.spark.sql.SparkSession session, JavaRDD<Object[]> rows, StructType schema) {
    JavaRDD<InternalRow> internal = rows.map(GenericInternalRow::new);
    return internal(session, internal.rdd(), schema);
  }

  /** A value of a column of type {@code array<double>}. */
  public static Object reals(double[] values) {
    return UnsafeArrayData.fromPrimitiveArray(values);
  }

  private static Dataset<Row> internal(
      org.apache.spark.sql.SparkSession session, RDD<InternalRow> rows, StructType schema) {
    return ((SparkSession) session).internalCreateDataFrame(rows, schema, false);
  }
}
