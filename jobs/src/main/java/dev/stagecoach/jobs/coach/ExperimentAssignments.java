package dev.stagecoach.jobs.coach;

import dev.stagecoach.common.config.Experiment;
import dev.stagecoach.common.config.Funnel;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** core.experiment_assignment: which rep or deal is in which variant, as configured. */
public record ExperimentAssignments(TableContract contract) implements Table {
  private static final int DAYS_BEFORE = 365;

  @Override
  public Set<TableName> inputs() {
    return Set.of();
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    Funnel funnel =
        context.config().funnels().stream().filter(Funnel::isDefault).findFirst().orElseThrow();
    List<Row> rows =
        context.config().experiments().stream()
            .flatMap(experiment -> rows(experiment, funnel).stream())
            .toList();
    return context.session().createDataFrame(rows, contract.schema()).coalesce(1);
  }

  private static List<Row> rows(Experiment experiment, Funnel funnel) {
    List<Row> rows = new ArrayList<>();
    for (Experiment.Variant variant : experiment.variants()) {
      for (String member : variant.members()) {
        rows.add(
            RowFactory.create(
                experiment.name(),
                variant.name(),
                experiment.unit().name().toLowerCase(Locale.ROOT),
                member,
                Date.valueOf(experiment.from().minusDays(DAYS_BEFORE)),
                Date.valueOf(experiment.from()),
                experiment.to().map(Date::valueOf).orElse(null),
                experiment.windowDays(),
                funnel.name(),
                experiment.outcomes().toArray(String[]::new)));
      }
    }
    return rows;
  }
}
