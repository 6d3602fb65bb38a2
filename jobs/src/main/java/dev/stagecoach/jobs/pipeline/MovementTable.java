package dev.stagecoach.jobs.pipeline;

import dev.stagecoach.common.cube.CreditedMembers;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.sql.FewRows;
import dev.stagecoach.common.sql.KeptRows;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * core.movement_cell: the waterfall of every member and period, in one pass over the states of
 * deals. A deal is told where it changed and in the periods in which it was due or closed, so that
 * the cost follows changes, not days.
 */
public record MovementTable(TableContract contract) implements Table {
  private static final TableName STATES = TableName.of("core.pipeline_state");
  private static final TableName PERIODS = TableName.of("core.period");

  @Override
  public Set<TableName> inputs() {
    return Set.of(STATES, PERIODS, CreditedMembers.UNITS);
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    Dataset<Row> states =
        inputs
            .rows(STATES)
            .repartition(functions.col("current_unit_key"))
            // Deals of one unit share their sums.
            .sortWithinPartitions("current_unit_key", "deal_key", "version_number")
            .selectExpr(MovementRows.STATE_COLUMNS.toArray(String[]::new));
    JavaRDD<Object[]> made =
        KeptRows.map(
            states, new MovementRows(CreditedMembers.read(inputs), grids(inputs, context)));
    return KeptRows.dataset(context.session(), made, contract.schema());
  }

  private static List<PeriodGrid> grids(TableInputs inputs, RunContext context) {
    int knownEnd = Math.toIntExact(context.asOfOn().toEpochDay()) + 1;
    Map<String, List<Row>> byGrain = new LinkedHashMap<>();
    Dataset<Row> periods =
        inputs
            .rows(PERIODS)
            .where("period_grain <> 'day'")
            .selectExpr(
                "period_grain", "unix_date(period_start) as period_start", "unix_date(period_end)");
    for (Row row : FewRows.inOrder(periods, "period_grain", "period_start")) {
      if (row.getInt(1) < knownEnd) {
        byGrain.computeIfAbsent(row.getString(0), grain -> new ArrayList<>()).add(row);
      }
    }
    return byGrain.entrySet().stream()
        .map(
            grain ->
                new PeriodGrid(
                    grain.getKey(),
                    grain.getValue().stream().mapToInt(row -> row.getInt(1)).toArray(),
                    grain.getValue().stream().mapToInt(row -> row.getInt(2)).toArray(),
                    knownEnd))
        .toList();
  }
}
