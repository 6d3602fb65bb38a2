package dev.stagecoach.jobs.pipeline;

import dev.stagecoach.common.cube.CreditedMembers;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.sql.KeptRows;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.Set;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * core.pipeline_level: what was open at the end of each day. Levels are running sums of what begins
 * and ends, so that the work follows changes, not days times deals.
 */
public record LevelTable(TableContract contract) implements Table {
  private static final TableName STATES = TableName.of("core.pipeline_state");

  /** Tasks per core: what a small task holds stays in memory. */
  private static final int TASKS_PER_CORE = 8;

  @Override
  public Set<TableName> inputs() {
    return Set.of(STATES, CreditedMembers.UNITS);
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    CreditedMembers credited = CreditedMembers.read(inputs);
    Dataset<Row> states =
        inputs
            .rows(STATES)
            // What was entered and left on the same day is open at the end of no day.
            .where("condition = 'open' and (until_on is null or until_on > since_on)")
            // Deals of one unit share their sums.
            .repartition(functions.col("current_unit_key"))
            .selectExpr(OpenChanges.STATE_COLUMNS.toArray(String[]::new));
    int tasks = context.session().sparkContext().defaultParallelism() * TASKS_PER_CORE;
    JavaRDD<Object[]> made =
        KeptRows.map(states, found -> new OpenChanges(found, credited))
            .mapToPair(part -> part)
            .partitionBy(new HashPartitioner(tasks))
            .mapPartitions(new OpenLevels(Math.toIntExact(context.asOfOn().toEpochDay()) + 1));
    return KeptRows.dataset(context.session(), made, contract.schema());
  }
}
