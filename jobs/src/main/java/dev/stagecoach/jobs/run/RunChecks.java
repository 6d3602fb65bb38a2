package dev.stagecoach.jobs.run;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** All that is checked of a run's tables: each by itself, among each other, against the past. */
final class RunChecks {
  private final TableGraph graph;
  private final TableStore store;
  private final SparkSession session;

  RunChecks(TableGraph graph, TableStore store, SparkSession session) {
    this.graph = graph;
    this.store = store;
    this.session = session;
  }

  /** What came of it. */
  List<CheckResult> of(List<StepResult> steps) {
    Set<TableName> made =
        steps.stream()
            .map(step -> TableName.of(step.step()))
            .collect(Collectors.toCollection(TreeSet::new));
    Publications publications = new Publications(store);
    List<CheckResult> results = new ArrayList<>();
    steps.forEach(step -> results.addAll(step.checks()));
    results.addAll(new ReferenceChecks(graph, store, session).of(made));
    results.addAll(VolumeCheck.of(steps, publications.rowCounts(session)));
    results.addAll(
        new DistributionChecks(graph, store, session).of(made, publications.latest(session)));
    return results;
  }
}
