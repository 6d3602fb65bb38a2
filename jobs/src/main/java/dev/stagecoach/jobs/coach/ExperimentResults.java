package dev.stagecoach.jobs.coach;

import dev.stagecoach.common.config.Experiment;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** mart.experiment_result: how the variants of each configured experiment compare. */
public record ExperimentResults(TableContract contract) implements Table {
  private static final TableName FACTS = TableName.of("core.experiment_fact");

  @Override
  public Set<TableName> inputs() {
    return Set.of(FACTS);
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    List<Experiment> experiments = context.config().experiments();
    ExperimentCounts counts =
        experiments.isEmpty()
            ? ExperimentCounts.of(List.of())
            : ExperimentCounts.of(inputs.rows(FACTS).collectAsList());
    List<Row> rows =
        experiments.stream()
            .flatMap(experiment -> new ExperimentRows(experiment, counts, context).rows().stream())
            .toList();
    return context.session().createDataFrame(rows, contract.schema()).coalesce(1);
  }
}
