package dev.stagecoach.jobs.coach;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import dev.stagecoach.common.config.Coaching;
import dev.stagecoach.common.config.Funnel;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * mart.coaching_gap: what each rep and team falls short of its peers, split into causes. The deals
 * in hand and the members come from mart.kpi, what became of closed deals from core.coaching_fact.
 */
public record CoachingGaps(TableContract contract) implements Table {
  private static final TableName FACTS = TableName.of("core.coaching_fact");
  private static final TableName UNITS = TableName.of("core.reporting_unit");
  private static final TableName DAYS = TableName.of("core.calendar_period");
  private static final String IN_HAND = "open_deals";
  private static final List<String> PERIOD = List.of("period_grain", "period_start");

  @Override
  public Set<TableName> inputs() {
    Set<TableName> inputs = new HashSet<>(ComparedMembers.INPUTS);
    inputs.addAll(Set.of(FACTS, UNITS, DAYS));
    return inputs;
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    Coaching coaching = context.config().coaching();
    Funnel funnel =
        context.config().funnels().stream().filter(Funnel::isDefault).findFirst().orElseThrow();
    ComparedMembers compared = new ComparedMembers(inputs, coaching);
    Dataset<Row> members =
        compared
            .reps(IN_HAND)
            .unionByName(compared.teams(IN_HAND))
            .withColumn("open_deals", col("value").cast("long"))
            .join(closed(inputs, compared, funnel), ComparedMembers.key(), "left")
            .select(GapRows.INPUT.stream().map(functions::col).toArray(Column[]::new));
    Column[] group = PERIOD.stream().map(functions::col).toArray(Column[]::new);
    return members
        .repartition(group)
        .sortWithinPartitions("period_grain", "period_start", "level", "peer_group", "member_id")
        .mapPartitions(
            new GapRows(funnel.stages(), coaching), Encoders.row(GapRows.schema(contract)))
        .withColumn("as_of", lit(context.asOf()))
        .withColumn(
            "explained",
            sum("gap")
                .over(Window.partitionBy("period_grain", "period_start", "level", "member_id")))
        .select(
            contract.columns().stream().map(column -> col(column.name())).toArray(Column[]::new));
  }

  /** What became of the closed deals: one row a member and period, with a struct a stage. */
  private static Dataset<Row> closed(TableInputs inputs, ComparedMembers compared, Funnel funnel) {
    Column log = functions.ln(col("listed"));
    Column keptLog = functions.ln(col("kept"));
    return inputs
        .rows(FACTS)
        .where(col("funnel").equalTo(funnel.name()))
        .join(
            broadcast(
                inputs
                    .rows(DAYS)
                    .where(compared.isCompared())
                    .withColumnRenamed("day_on", "closed_on")),
            "closed_on")
        .join(
            broadcast(
                inputs
                    .rows(UNITS)
                    .where("level <> 'company'")
                    .select("unit_key", "level", "member_id")),
            "unit_key")
        .groupBy("level", "member_id", "period_grain", "period_start", "position")
        .agg(
            functions.count(lit(1)).as("deals"),
            sum("revenue").as("revenue"),
            sum("listed").as("listed"),
            functions.count(log).as("listed_count"),
            sum(log).as("listed_logs"),
            sum(log.multiply(log)).as("listed_squares"),
            functions.count(keptLog).as("kept_count"),
            sum(keptLog).as("kept_logs"),
            sum(keptLog.multiply(keptLog)).as("kept_squares"))
        .groupBy("level", "member_id", "period_grain", "period_start")
        .agg(
            collect_list(struct(GapRows.CLOSED.stream().map(functions::col).toArray(Column[]::new)))
                .as("closed"));
  }
}
