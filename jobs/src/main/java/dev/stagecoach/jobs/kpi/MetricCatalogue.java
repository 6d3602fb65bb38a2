package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** mart.dim_metric: what each configured metric means and how to read it. */
public record MetricCatalogue(TableContract contract) implements Table {

  @Override
  public Set<TableName> inputs() {
    return Set.of();
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    List<Row> rows = context.config().metrics().stream().map(MetricCatalogue::row).toList();
    return context.session().createDataFrame(rows, contract.schema()).coalesce(1);
  }

  private static Row row(Metric metric) {
    return RowFactory.create(
        metric.name(),
        metric.label(),
        metric.description(),
        metric.unit(),
        lower(metric.direction()),
        lower(metric.type()),
        lower(metric.timing()),
        metric.words(),
        metric.owner().orElse(null),
        metric.isKpi());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
