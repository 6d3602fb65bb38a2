package dev.stagecoach.jobs.run;

import dev.stagecoach.common.config.CountedMeasure;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which marts and KPIs stand on a table, and so may be wrong where it is: derived from what the
 * tables read and what the metrics count.
 *
 * <p>A KPI stands on the tables that the facts of its measures are made from, and on those by which
 * the facts of all measures come to {@code mart.kpi}.
 */
final class KpiEffects {
  private static final TableName NUMBERS = TableName.of("mart.kpi");

  private final TableGraph graph;
  private final Map<String, Set<TableName>> behind;
  private final Set<TableName> behindAll;

  KpiEffects(TableGraph graph, SuiteConfig config) {
    this.graph = graph;
    Map<String, TableName> facts = facts(config);
    this.behind = new TreeMap<>();
    for (Metric metric : config.metrics()) {
      if (metric.isKpi()) {
        Set<TableName> counted =
            metric
                .terms()
                .map(Formula.OfMeasure::measure)
                .filter(facts::containsKey)
                .map(facts::get)
                .collect(Collectors.toSet());
        behind.put(metric.name(), graph.upstream(counted));
      }
    }
    this.behindAll = shared(new HashSet<>(facts.values()));
  }

  /** The marts that are made from a table, itself included. */
  List<String> marts(TableName table) {
    return names(graph.downstream(touched(table)));
  }

  /** The metrics that teams are judged by and that stand on a table. */
  List<String> kpis(TableName table) {
    Collection<TableName> touched = touched(table);
    return behind.entrySet().stream()
        .filter(
            kpi ->
                touched.stream()
                    .anyMatch(one -> behindAll.contains(one) || kpi.getValue().contains(one)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Nothing reads the books of ingest; what is wrong there may be wrong with any raw table. */
  private Collection<TableName> touched(TableName table) {
    return table.layer() == Layer.OPS
        ? graph.inOrder().stream()
            .map(Table::name)
            .filter(name -> name.layer() == Layer.RAW)
            .collect(Collectors.toSet())
        : Set.of(table);
  }

  private static List<String> names(Set<TableName> tables) {
    return new TreeSet<>(tables)
        .stream().filter(name -> name.layer() == Layer.MART).map(TableName::toString).toList();
  }

  /** The table whose rows a measure counts. */
  private Map<String, TableName> facts(SuiteConfig config) {
    Map<String, TableName> facts = new TreeMap<>();
    for (Measure measure : config.measures()) {
      if (!measure.madeBy().isEmpty()) {
        facts.put(measure.name(), TableName.of(measure.madeBy()));
      }
    }
    for (CountedMeasure counted : config.counted()) {
      facts.put(counted.measure(), TableName.of(counted.facts().table()));
    }
    facts.values().removeIf(table -> graph.find(table).isEmpty());
    return facts;
  }

  /** What brings the facts to {@code mart.kpi}, and what it reads itself to do so. */
  private Set<TableName> shared(Set<TableName> facts) {
    Set<TableName> way = new HashSet<>(graph.downstream(facts));
    way.retainAll(graph.find(NUMBERS).isEmpty() ? Set.of() : graph.upstream(Set.of(NUMBERS)));
    way.removeAll(facts);
    Set<TableName> shared = new HashSet<>(way);
    way.forEach(table -> shared.addAll(graph.table(table).inputs()));
    shared.removeAll(facts);
    return shared;
  }
}
