package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.metric.Aspect;
import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.metric.Metric;
import java.util.HashMap;
import java.util.Map;

/**
 * How a metric behaves over time.
 *
 * @param isFlow whether it adds up over days, as deals won do and rates or balances do not
 * @param isMoreBetter whether a target is met from below
 */
record MetricNature(boolean isFlow, boolean isMoreBetter) {

  /** The nature of every configured metric, by name. */
  static Map<String, MetricNature> of(SuiteConfig config) {
    Map<String, Measure> measures = new HashMap<>();
    config.measures().forEach(measure -> measures.put(measure.name(), measure));
    Map<String, MetricNature> natures = new HashMap<>();
    config
        .metrics()
        .forEach(
            metric ->
                natures.put(
                    metric.name(),
                    new MetricNature(
                        isFlow(metric, measures), metric.direction() == Metric.Direction.UP)));
    return natures;
  }

  private static boolean isFlow(Metric metric, Map<String, Measure> measures) {
    return metric.denominator().isEmpty()
        && metric.numerator().filter(formula -> addsUp(formula, measures)).isPresent();
  }

  private static boolean addsUp(Formula formula, Map<String, Measure> measures) {
    if (formula instanceof Formula.OfMeasure term) {
      return addsUp(term, measures);
    }
    if (formula instanceof Formula.Operation operation) {
      Formula left = operation.left();
      Formula right = operation.right();
      return switch (operation.operator()) {
        case PLUS, MINUS -> addsUp(left, measures) && addsUp(right, measures);
        case TIMES ->
            (isNumber(left) && addsUp(right, measures))
                || (addsUp(left, measures) && isNumber(right));
        case OVER -> addsUp(left, measures) && isNumber(right);
      };
    }
    return formula instanceof Formula.OfMetric metric && addsUp(metric.formula(), measures);
  }

  private static boolean isNumber(Formula formula) {
    return formula instanceof Formula.Constant;
  }

  private static boolean addsUp(Formula.OfMeasure term, Map<String, Measure> measures) {
    Measure measure = measures.get(term.measure());
    return measure != null
        && !measure.isBalance()
        && measure.addsUp()
        && (term.aspect() == Aspect.COUNT || term.aspect() == Aspect.SUM);
  }
}
