package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.sql.KeptRows;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
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

  /** Tasks per core: what a small task holds stays in memory. */
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
    MemberLabels labels = MemberLabels.read(inputs.rows(MEMBERS), calendars.byGrain());
    MetricRows rows =
        new MetricRows(
            measures,
            BasedMetric.of(context.config().metrics(), measures.byName()),
            calendars,
            labels,
            ChronoUnit.MICROS.between(Instant.EPOCH, context.asOf()));
    CellNumbers numbers = rows.numbers();
    int tasks = context.session().sparkContext().defaultParallelism() * TASKS_PER_CORE;
    Dataset<Row> cells =
        inputs.rows(CELLS).selectExpr(PackedCells.columns().toArray(String[]::new));
    JavaRDD<Object[]> made =
        KeptRows.map(cells, found -> new PackedCells(found, numbers))
            .mapToPair(part -> part)
            .partitionBy(new HashPartitioner(tasks))
            .mapPartitions(rows);
    return KeptRows.dataset(context.session(), made, contract.schema());
  }
}
