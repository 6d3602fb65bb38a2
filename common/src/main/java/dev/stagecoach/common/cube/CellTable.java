package dev.stagecoach.common.cube;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The facts of another table, counted for every member, segment and period.
 *
 * @param facts the table with the facts
 * @param rangeKinds the kinds of ranges that get cells: {@code whole} and those that unfinished
 *     periods are compared with
 */
public record CellTable(
    TableContract contract,
    TableName facts,
    CubeShape shape,
    CellSummary summary,
    Set<String> rangeKinds)
    implements Table {

  /** Tasks per core: combinations of keys differ in size, and small tasks even that out. */
  private static final int TASKS_PER_CORE = 8;

  @Override
  public Set<TableName> inputs() {
    Set<TableName> inputs = new HashSet<>(AxesReader.TABLES);
    inputs.add(facts);
    return inputs;
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    int partitions = context.session().sparkContext().defaultParallelism() * TASKS_PER_CORE;
    return Cube.cells(
        inputs.rows(facts), shape, AxesReader.read(inputs, rangeKinds), summary, partitions);
  }
}
