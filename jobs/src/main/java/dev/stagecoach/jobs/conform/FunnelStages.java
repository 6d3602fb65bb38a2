package dev.stagecoach.jobs.conform;

import dev.stagecoach.common.config.Funnel;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** core.funnel_stage: the stages of each funnel as configured, winning as the last. */
public record FunnelStages(TableContract contract) implements Table {
  private static final String WON = "(won)";

  @Override
  public Set<TableName> inputs() {
    return Set.of();
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    List<Row> rows =
        context.config().funnels().stream().flatMap(funnel -> rows(funnel).stream()).toList();
    return context.session().createDataFrame(rows, contract.schema()).coalesce(1);
  }

  private static List<Row> rows(Funnel funnel) {
    List<String> stages = new ArrayList<>(funnel.stages());
    stages.add(WON);
    String[] pipelines =
        funnel.pipelines().contains(dev.stagecoach.common.config.Stages.ANY)
            ? null
            : funnel.pipelines().toArray(String[]::new);
    return IntStream.range(0, stages.size())
        .mapToObj(
            index ->
                RowFactory.create(
                    funnel.name(),
                    index + 1,
                    stages.get(index),
                    index + 1 < stages.size() ? stages.get(index + 1) : null,
                    index == stages.size() - 2,
                    funnel.windowDays(),
                    pipelines))
        .toList();
  }
}
