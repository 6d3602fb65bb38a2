package dev.stagecoach.jobs.cli.bi;

import static java.util.Objects.requireNonNull;

import dev.stagecoach.common.metric.Aspect;
import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells of which metrics a tool may add up the parts of several rows. */
final class Additivity {
  private final Map<String, Measure> measures;

  Additivity(List<Measure> measures) {
    this.measures = measures.stream().collect(Collectors.toMap(Measure::name, Function.identity()));
  }

  /** How a metric of several periods or members follows from its rows. */
  Cut cut(Metric metric) {
    Optional<Formula> parts = metric.value().isPresent() ? Optional.empty() : metric.numerator();
    if (parts.isEmpty() || !adds(parts.orElseThrow())) {
      return Cut.ONE_ROW;
    }
    if (metric.denominator().isEmpty()) {
      return Cut.SUM;
    }
    return adds(metric.denominator().orElseThrow()) ? Cut.QUOTIENT : Cut.ONE_ROW;
  }

  private boolean adds(Formula formula) {
    if (formula instanceof Formula.OfMeasure term) {
      boolean isFlow = !requireNonNull(measures.get(term.measure()), term.measure()).isBalance();
      return isFlow && (term.aspect() == Aspect.COUNT || term.aspect() == Aspect.SUM);
    }
    if (formula instanceof Formula.Operation operation) {
      return switch (operation.operator()) {
        case PLUS, MINUS -> adds(operation.left()) && adds(operation.right());
        case TIMES ->
            isNumber(operation.left()) && adds(operation.right())
                || adds(operation.left()) && isNumber(operation.right());
        case OVER -> adds(operation.left()) && isNumber(operation.right());
      };
    }
    return false;
  }

  private static boolean isNumber(Formula formula) {
    return formula instanceof Formula.Constant;
  }

  /** What may be done with the rows of a metric. */
  enum Cut {
    /** Values add up. */
    SUM,
    /** Numerators and denominators add up, and their quotient is the value. */
    QUOTIENT,
    /** Only one row has a value: balances, medians, distinct counts and products. */
    ONE_ROW
  }
}
