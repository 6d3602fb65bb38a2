package dev.stagecoach.jobs.tables;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A table that ingest or the runner writes down as things happen, and that no query makes. */
public record RecordedTable(TableContract contract) implements Table {

  @Override
  public Set<TableName> inputs() {
    return Set.of();
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    throw new IllegalStateException(contract.name() + " is written down, never computed");
  }
}
