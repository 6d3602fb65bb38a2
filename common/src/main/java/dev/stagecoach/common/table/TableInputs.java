package dev.stagecoach.common.table;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of the tables that another table is made from. */
@FunctionalInterface
public interface TableInputs {
  /** The rows of an input that the table has named in {@link Table#inputs()}. */
  Dataset<Row> rows(TableName table);
}
