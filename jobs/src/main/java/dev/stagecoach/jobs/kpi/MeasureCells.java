package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.cube.CellTable;
import dev.stagecoach.common.cube.CubeShape;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** core.measure_cell: every measure, counted; cells over {@code core.measure_fact}. */
public record MeasureCells(TableContract contract) implements Table {
  private static final TableName FACTS = TableName.of("core.measure_fact");
  private static final CubeShape SHAPE =
      new CubeShape(
          List.of("measure"), List.of("facts"), List.of("quantity_dated", "quantity_constant"), 1);
  private static final Set<String> RANGES = Set.copyOf(MetricSeries.KINDS);

  @Override
  public Set<TableName> inputs() {
    return cells(new double[0]).inputs();
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    return cells(KnownMeasures.shares(context.config().metrics())).rows(inputs, context);
  }

  private CellTable cells(double[] shares) {
    return new CellTable(contract, FACTS, SHAPE, new MeasureSummary(shares), RANGES);
  }
}
