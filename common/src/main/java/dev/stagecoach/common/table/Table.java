package dev.stagecoach.common.table;

import dev.stagecoach.common.job.RunContext;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A table of the suite: a contract, the tables it is made from, and the rows that follow. */
public interface Table {
  /** What the table promises. */
  TableContract contract();

  /** The tables that it reads; they are up to date when {@link #rows} is called. */
  Set<TableName> inputs();

  /** The rows: a pure function of the inputs, the configuration and the as-of instant. */
  Dataset<Row> rows(TableInputs inputs, RunContext context);

  /** The table's name. */
  default TableName name() {
    return contract().name();
  }
}
