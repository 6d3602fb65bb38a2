package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * mart.kpi: every configured metric of every member, segment and period, worked out from the cells
 * of its measures in one pass however many metrics there are.
 */
public record MetricTable(TableContract contract) implements Table {
  private static final TableName CELLS = TableName.of("core.kpi_cell");
  private static final TableName PERIODS = TableName.of("core.period");
  private static final TableName REP_TEAMS = TableName.of("core.rep_period_team");
  private static final TableName MEMBERS = TableName.of("core.member_period");

  @Override
  public Set<TableName> inputs() {
    return Set.of(CELLS, PERIODS, REP_TEAMS, MEMBERS);
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    Map<String, Measure> measures = new HashMap<>();
    context.config().measures().forEach(measure -> measures.put(measure.name(), measure));
    Object lastDay = Objects.requireNonNull(context.parameters().get("as_of_on"));
    MetricCalendars calendars =
        MetricCalendars.read(
            inputs
                .rows(PERIODS)
                .where(functions.col("period_start").leq(functions.lit(lastDay)))
                .withColumn(
                    "known_end",
                    functions.least(
                        functions.col("period_end"),
                        functions.date_add(functions.lit(lastDay), 1))),
            inputs.rows(REP_TEAMS).where("team_id <> '(no team)'"));
    Column[] series = MetricRows.SERIES.stream().map(functions::col).toArray(Column[]::new);
    Dataset<Row> metrics =
        inputs
            .rows(CELLS)
            .selectExpr(MetricRows.cellColumns().toArray(String[]::new))
            .repartition(series)
            .sortWithinPartitions(series)
            .mapPartitions(
                new MetricRows(
                    measures, BasedMetric.of(context.config().metrics(), measures), calendars),
                Encoders.row(MetricRows.schema()))
            .withColumn(
                "period_start", functions.date_from_unix_date(functions.col("period_start")))
            .withColumn("as_of", functions.lit(context.asOf()));
    List<String> key = List.of("level", "member_id", "period_grain", "period_start");
    return metrics
        .join(
            functions.broadcast(inputs.rows(MEMBERS)),
            scala.jdk.javaapi.CollectionConverters.asScala(key).toSeq(),
            "inner")
        .select(
            contract.columns().stream()
                .map(column -> functions.col(column.name()))
                .toArray(Column[]::new));
  }
}
