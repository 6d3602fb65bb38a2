package dev.stagecoach.jobs.tables;

import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.jobs.coach.CoachingGaps;
import dev.stagecoach.jobs.coach.CoachingPatterns;
import dev.stagecoach.jobs.coach.ExperimentAssignments;
import dev.stagecoach.jobs.coach.ExperimentResults;
import dev.stagecoach.jobs.coach.ScorecardEntries;
import dev.stagecoach.jobs.conform.CalendarTable;
import dev.stagecoach.jobs.conform.DealChangeTable;
import dev.stagecoach.jobs.conform.Dispositions;
import dev.stagecoach.jobs.conform.FunnelStages;
import dev.stagecoach.jobs.conform.MappedTable;
import dev.stagecoach.jobs.conform.SegmentMembership;
import dev.stagecoach.jobs.conform.StageMap;
import dev.stagecoach.jobs.conform.Stages;
import dev.stagecoach.jobs.conform.Teams;
import dev.stagecoach.jobs.funnel.FunnelTables;
import dev.stagecoach.jobs.kpi.MeasureCells;
import dev.stagecoach.jobs.kpi.MeasureFacts;
import dev.stagecoach.jobs.kpi.MetricCatalogue;
import dev.stagecoach.jobs.kpi.MetricTable;
import dev.stagecoach.jobs.pipeline.LevelTable;
import dev.stagecoach.jobs.pipeline.MovementTable;
import dev.stagecoach.jobs.plan.GoalPlanTable;
import dev.stagecoach.jobs.plan.TargetProgressTable;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** The tables that Java makes, by the name that their contracts give. */
final class JavaTables {
  private static final Map<String, Function<TableContract, Table>> MAKERS =
      Map.ofEntries(
          Map.entry("CalendarDays", CalendarTable::days),
          Map.entry("CalendarPeriods", CalendarTable::dayPeriods),
          Map.entry("CoachingGaps", CoachingGaps::new),
          Map.entry("CoachingPatterns", CoachingPatterns::new),
          Map.entry("DealChanges", DealChangeTable::new),
          Map.entry("Dispositions", Dispositions::new),
          Map.entry("ExperimentAssignments", ExperimentAssignments::new),
          Map.entry("ExperimentResults", ExperimentResults::new),
          Map.entry("FunnelCells", FunnelTables::cohorts),
          Map.entry("FunnelStages", FunnelStages::new),
          Map.entry("Mapped", MappedTable::new),
          Map.entry("GoalPlan", GoalPlanTable::new),
          Map.entry("MeasureCells", MeasureCells::new),
          Map.entry("MeasureFacts", MeasureFacts::new),
          Map.entry("MetricCatalogue", MetricCatalogue::new),
          Map.entry("Metrics", MetricTable::new),
          Map.entry("Movements", MovementTable::new),
          Map.entry("Periods", CalendarTable::periods),
          Map.entry("PipelineLevels", LevelTable::new),
          Map.entry("ProspectSegments", SegmentMembership::ofProspects),
          Map.entry("Recorded", RecordedTable::new),
          Map.entry("ScorecardEntries", ScorecardEntries::new),
          Map.entry("SegmentMembership", SegmentMembership::ofAccounts),
          Map.entry("StageExitCells", FunnelTables::exits),
          Map.entry("StageMap", StageMap::new),
          Map.entry("StageMoveCells", FunnelTables::moves),
          Map.entry("StageStayCells", FunnelTables::stays),
          Map.entry("Stages", Stages::new),
          Map.entry("TargetProgress", TargetProgressTable::new),
          Map.entry("Teams", Teams::new));

  private JavaTables() {}

  static Table make(String name, TableContract contract) {
    Function<TableContract, Table> maker = MAKERS.get(name);
    if (maker == null) {
      throw new IllegalStateException(
          "The contract of %s names the Java table '%s'; known are %s"
              .formatted(contract.name(), name, new TreeSet<>(MAKERS.keySet())));
    }
    return maker.apply(contract);
  }
}
