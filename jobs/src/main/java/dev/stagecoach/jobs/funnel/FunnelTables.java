package dev.stagecoach.jobs.funnel;

import dev.stagecoach.common.cube.CellTable;
import dev.stagecoach.common.cube.CubeShape;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.util.List;
import java.util.Set;

/** The tables of the funnel that count facts for every member, segment and period. */
public final class FunnelTables {
  private static final Set<String> WHOLE_PERIODS = Set.of("whole");

  private FunnelTables() {}

  /** What became of the deals that entered each stage: cells over {@code core.funnel_entry}. */
  public static Table cohorts(TableContract contract) {
    return new CellTable(
        contract,
        TableName.of("core.funnel_entry"),
        new CubeShape(
            List.of("funnel", "rule", "from_position", "from_stage", "to_stage"),
            CohortSummary.COUNTS,
            List.of(),
            CohortSummary.CLASSES),
        new CohortSummary(),
        WHOLE_PERIODS);
  }

  /** The exits from stages: cells over {@code core.stage_exit_fact}. */
  public static Table exits(TableContract contract) {
    return new CellTable(
        contract,
        TableName.of("core.stage_exit_fact"),
        new CubeShape(List.of("funnel", "position", "stage"), ExitSummary.COUNTS, List.of(), 0),
        new ExitSummary(),
        WHOLE_PERIODS);
  }

  /** The moves between stages: cells over {@code core.stage_move}. */
  public static Table moves(TableContract contract) {
    return new CellTable(
        contract,
        TableName.of("core.stage_move"),
        new CubeShape(
            List.of("pipeline", "from_stage", "to_stage", "kind"),
            List.of("moves"),
            List.of("amount_dated", "amount_constant"),
            1),
        new MoveSummary(),
        WHOLE_PERIODS);
  }

  /** The stays in stages: cells over {@code core.stage_stay}. */
  public static Table stays(TableContract contract) {
    return new CellTable(
        contract,
        TableName.of("core.stage_stay"),
        new CubeShape(
            List.of("pipeline", "stage"), StaySummary.COUNTS, List.of(), StaySummary.CLASSES),
        new StaySummary(),
        WHOLE_PERIODS);
  }
}
