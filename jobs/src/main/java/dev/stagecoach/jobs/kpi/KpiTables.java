package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.cube.CellTable;
import dev.stagecoach.common.cube.CubeShape;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.util.List;
import java.util.Set;

/** The tables that count the measures of KPIs. */
public final class KpiTables {
  private KpiTables() {}

  /** Every measure, counted: cells over {@code core.measure_fact}. */
  public static Table measures(TableContract contract) {
    return new CellTable(
        contract,
        TableName.of("core.measure_fact"),
        new CubeShape(
            List.of("measure"),
            List.of("facts"),
            List.of("quantity_dated", "quantity_constant"),
            1),
        new MeasureSummary(),
        Set.of(MetricSeries.WHOLE, MetricSeries.PREVIOUS_TO_DATE, MetricSeries.YEAR_AGO_TO_DATE));
  }
}
