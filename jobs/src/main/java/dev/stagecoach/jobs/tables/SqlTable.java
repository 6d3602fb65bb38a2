package dev.stagecoach.jobs.tables;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.sql.SqlQuery;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A table whose rows are one query over other tables. */
public record SqlTable(TableContract contract, SqlQuery query) implements Table {

  @Override
  public Set<TableName> inputs() {
    Set<TableName> inputs = new TreeSet<>();
    for (String relation : query.relations()) {
      inputs.add(
          TableName.ofView(relation)
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "The query of %s reads '%s', which is no <layer>_<table>"
                              .formatted(contract.name(), relation))));
    }
    return inputs;
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    for (TableName input : inputs()) {
      inputs.rows(input).createOrReplaceTempView(input.view());
    }
    return query.run(context.session(), context.parameters());
  }
}
