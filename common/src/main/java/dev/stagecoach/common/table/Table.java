package dev.stagecoach.common.table;

import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.RunContext;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A table of the suite: a contract, the tables it is made from, and the rows that follow. */
public interface Table {
  /** What the table promises. */
  TableContract contract();

  /** The tables that it reads; they are up to date when {@link #rows} is called. */
  Set<TableName> inputs();

  /**
   * The rows: a pure function of the inputs and of the parameters and sections of the configuration
   * that the contract names.
   */
  Dataset<Row> rows(TableInputs inputs, RunContext context);

  /**
   * The rows of a table that is told nothing but what it declares: then they can be kept for as
   * long as that stays the same.
   *
   * @throws IllegalStateException where it asks for more
   */
  default Dataset<Row> told(TableInputs inputs, RunContext context) {
    RunContext limited = context.limitedTo(contract().parameters(), contract().settings());
    Set<TableName> declared = new HashSet<>(inputs());
    declared.addAll(feeds(limited.config()));
    return rows(
        input -> {
          if (!declared.contains(input)) {
            throw new IllegalStateException(
                "%s reads %s and does not declare it".formatted(name(), input));
          }
          return inputs.rows(input);
        },
        limited);
  }

  /**
   * The raw tables beside {@link #inputs} that it reads under a configuration: the feeds of mapped
   * sources.
   */
  default Set<TableName> feeds(SuiteConfig config) {
    return Set.of();
  }

  /** The table's name. */
  default TableName name() {
    return contract().name();
  }
}
