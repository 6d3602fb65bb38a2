package dev.stagecoach.jobs.conform;

import dev.stagecoach.common.config.Activities;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** core.disposition: what the outcomes of calls mean, as configured. */
public record Dispositions(TableContract contract) implements Table {

  @Override
  public Set<TableName> inputs() {
    return Set.of();
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    Activities activities = context.config().activities();
    List<Row> rows =
        Stream.of(activities.connected(), activities.unreached(), activities.positive())
            .flatMap(List::stream)
            .distinct()
            .map(disposition -> row(disposition, activities))
            .toList();
    return context.session().createDataFrame(rows, contract.schema()).coalesce(1);
  }

  private static Row row(String disposition, Activities activities) {
    return RowFactory.create(
        disposition,
        activities.connected().contains(disposition),
        activities.unreached().contains(disposition),
        activities.positive().contains(disposition));
  }
}
