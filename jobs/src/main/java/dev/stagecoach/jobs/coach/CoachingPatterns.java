package dev.stagecoach.jobs.coach;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import dev.stagecoach.common.config.Coaching;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** mart.coaching_pattern: reps of whose effort less comes than of their peers'. */
public record CoachingPatterns(TableContract contract) implements Table {

  @Override
  public Set<TableName> inputs() {
    return ComparedMembers.INPUTS;
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    Coaching coaching = context.config().coaching();
    String[] metrics =
        coaching.patterns().stream()
            .flatMap(pattern -> Stream.of(pattern.much().name(), pattern.little().name()))
            .distinct()
            .toArray(String[]::new);
    Column[] described = PatternRows.DESCRIBED.stream().map(functions::col).toArray(Column[]::new);
    Column[] carried =
        PatternRows.CARRIED.stream().map(name -> first(name).as(name)).toArray(Column[]::new);
    return new ComparedMembers(inputs, coaching)
        .reps(metrics)
        .groupBy(described)
        .agg(
            collect_list(struct("metric", "value", "numerator", "denominator")).as("metrics"),
            carried)
        .repartition(col("period_grain"), col("period_start"))
        .sortWithinPartitions("period_grain", "period_start", "peer_group", "member_id")
        .mapPartitions(new PatternRows(coaching), Encoders.row(PatternRows.schema(contract)))
        .withColumn("as_of", lit(context.asOf()))
        .select(
            contract.columns().stream().map(column -> col(column.name())).toArray(Column[]::new));
  }
}
