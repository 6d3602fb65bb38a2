package dev.stagecoach.jobs.conform;

import dev.stagecoach.common.config.Stages.CanonicalStage;
import dev.stagecoach.common.config.Stages.StageKind;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** core.stage: the canonical stages as configured, ranked in order of position. */
public record Stages(TableContract contract) implements Table {

  @Override
  public Set<TableName> inputs() {
    return Set.of();
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    List<CanonicalStage> stages = new ArrayList<>(context.config().stages().canonical());
    stages.sort(
        Comparator.comparing((CanonicalStage stage) -> stage.kind() != StageKind.OPEN)
            .thenComparing(CanonicalStage::position));
    List<Row> rows = new ArrayList<>();
    for (CanonicalStage stage : stages) {
      rows.add(
          RowFactory.create(
              stage.name(),
              stage.label(),
              stage.position(),
              stage.kind().name().toLowerCase(Locale.ROOT),
              rows.size() + 1));
    }
    return context.session().createDataFrame(rows, contract.schema()).coalesce(1);
  }
}
