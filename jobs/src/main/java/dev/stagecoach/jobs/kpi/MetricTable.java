package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.sql.KeptRows;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
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

  /** Tasks per core: what a small task sorts stays in memory. */
  private static final int TASKS_PER_CORE = 8;

  @Override
  public Set<TableName> inputs() {
    return Set.of(CELLS, PERIODS, REP_TEAMS, MEMBERS);
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    KnownMeasures measures = KnownMeasures.of(context.config());
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
            inputs.rows(REP_TEAMS).where("team_id <> '(no team)'"),
            measures.spans());
    Column[] series = MetricRows.SERIES.stream().map(functions::col).toArray(Column[]::new);
    int tasks = context.session().sparkContext().defaultParallelism() * TASKS_PER_CORE;
    Dataset<Row> cells =
        inputs
            .rows(CELLS)
            .selectExpr(MetricRows.cellColumns().toArray(String[]::new))
            .repartition(tasks, series)
            .sortWithinPartitions(bySeries(series));
    MetricRows rows =
        new MetricRows(
            measures, BasedMetric.of(context.config().metrics(), measures.byName()), calendars);
    Dataset<Row> metrics =
        KeptRows.dataset(context.session(), KeptRows.map(cells, rows), MetricRows.schema())
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

  /** A number comes first, since numbers sort faster than texts that begin alike. */
  private static Column[] bySeries(Column[] series) {
    return Stream.concat(Stream.of(functions.xxhash64(series)), Stream.of(series))
        .toArray(Column[]::new);
  }
}
