package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.metric.Aspect;
import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Formula.OverSpan;
import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.metric.Span;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The measures, and what metrics ask of them beyond counts and sums.
 *
 * @param byName the nature of each measure
 * @param shares the shares of all quantiles that are asked for, ascending
 * @param spans the spans that metrics run over
 * @param overSpans the measures that are added up over spans
 */
record KnownMeasures(
    Map<String, Measure> byName, double[] shares, Set<Span> spans, Set<String> overSpans)
    implements Serializable {

  static KnownMeasures of(SuiteConfig config) {
    return of(config.measures(), config.metrics());
  }

  static KnownMeasures of(List<Measure> measures, List<Metric> metrics) {
    Map<String, Measure> byName = new HashMap<>();
    measures.forEach(measure -> byName.put(measure.name(), measure));
    List<OverSpan> overSpans =
        metrics.stream().flatMap(Metric::formulas).flatMap(Formula::overSpans).toList();
    return new KnownMeasures(
        byName,
        shares(metrics),
        overSpans.stream().map(OverSpan::span).collect(Collectors.toCollection(HashSet::new)),
        overSpans.stream()
            .flatMap(Formula::terms)
            .map(Formula.OfMeasure::measure)
            .collect(Collectors.toCollection(HashSet::new)));
  }

  /** The shares of all quantiles that are asked for, ascending. */
  static double[] shares(List<Metric> metrics) {
    return metrics.stream()
        .flatMap(Metric::terms)
        .filter(term -> term.aspect() == Aspect.QUANTILE)
        .mapToDouble(Formula.OfMeasure::share)
        .distinct()
        .sorted()
        .toArray();
  }

  /** The measures whose facts are told apart by their values. */
  static Set<String> ranked(List<Metric> metrics) {
    return metrics.stream()
        .flatMap(Metric::terms)
        .filter(term -> term.aspect().isOfValues())
        .map(Formula.OfMeasure::measure)
        .collect(Collectors.toSet());
  }

  int placeOf(double share) {
    return Arrays.binarySearch(shares, share);
  }

  boolean isBalance(String measure) {
    Measure known = byName.get(measure);
    return known != null && known.isBalance();
  }
}
