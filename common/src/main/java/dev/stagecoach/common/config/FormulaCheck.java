package dev.stagecoach.common.config;

import dev.stagecoach.common.metric.Aspect;
import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Formula.OfMeasure;
import dev.stagecoach.common.metric.Measure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks what a metric's formulas ask of measures. */
final class FormulaCheck {
  private final Map<String, Measure> measures;
  private final MetricFormulas formulas;

  FormulaCheck(Map<String, Measure> measures, MetricFormulas formulas) {
    this.measures = measures;
    this.formulas = formulas;
  }

  /**
   * Reports what is wrong.
   *
   * @param mayMixDates whether it may divide what falls on the day of one event by what falls on
   *     that of another
   */
  void check(boolean mayMixDates) {
    formulas
        .byKey()
        .forEach(
            (key, formula) -> {
              // What another metric asks for is checked there.
              formula.ownTerms().distinct().forEach(term -> checkTerm(key, term));
              checkSpans(key, formula, false);
              if (!mayMixDates) {
                checkDates(key, formula);
              }
            });
    Optional<Formula> above = formulas.of(MetricReader.NUMERATOR);
    Optional<Formula> below = formulas.of(MetricReader.DENOMINATOR);
    if (!mayMixDates && above.isPresent() && below.isPresent()) {
      checkQuotient(MetricReader.DENOMINATOR, above.orElseThrow(), below.orElseThrow());
    }
  }

  private void fault(String key, String what, String remedy) {
    formulas.block().fault(formulas.writtenAs(key), what, remedy);
  }

  private void checkTerm(String key, OfMeasure term) {
    Optional<Measure> measure = Optional.ofNullable(measures.get(term.measure()));
    if (measure.isEmpty()) {
      formulas
          .block()
          .dangling(
              formulas.writtenAs(key),
              "asks for '%s', which is no measure".formatted(term.measure()),
              NearestNames.remedy(term.measure(), measures.keySet()));
    } else if (term.aspect().isOfBalance() && !measure.orElseThrow().isBalance()) {
      fault(
          key,
          "asks for %s, but '%s' is no balance".formatted(term, term.measure()),
          "ask for "
              + new OfMeasure(
                  term.aspect() == Aspect.OPENING_COUNT ? Aspect.COUNT : Aspect.SUM,
                  term.measure()));
    }
  }

  private void checkSpans(String key, Formula formula, boolean isInside) {
    if (formula instanceof Formula.OverSpan && isInside) {
      fault(key, "runs over time twice: " + formula, "take one of the two out");
      return;
    }
    if (isInside && formula instanceof OfMeasure term && !addsUp(term)) {
      fault(
          key,
          "adds up %s over time, which cannot be added up".formatted(term),
          "use counts and sums of what happens in each period");
    }
    if (formula instanceof Formula.OfMetric && !isInside) {
      return;
    }
    for (Formula part : formula.parts()) {
      checkSpans(key, part, isInside || formula instanceof Formula.OverSpan);
    }
  }

  private boolean addsUp(OfMeasure term) {
    Measure measure = measures.get(term.measure());
    return !term.aspect().isOfValues() && (measure == null || measure.addsUp());
  }

  private void checkDates(String key, Formula formula) {
    if (formula instanceof Formula.Operation quotient
        && quotient.operator() == Formula.Operator.OVER) {
      checkQuotient(key, quotient.left(), quotient.right());
    }
    if (!(formula instanceof Formula.OfMetric)) {
      formula.parts().forEach(part -> checkDates(key, part));
    }
  }

  private void checkQuotient(String key, Formula above, Formula below) {
    Set<String> left = dates(above);
    Set<String> right = dates(below);
    if (!left.isEmpty() && !right.isEmpty() && !(left.equals(right) && left.size() == 1)) {
      fault(
          key,
          "divides what is dated by %s by what is dated by %s"
              .formatted(String.join(" and ", left), String.join(" and ", right)),
          "date both by the same event, or write mixed-dates = true where that is meant");
    }
  }

  private Set<String> dates(Formula formula) {
    return formula
        .terms()
        .flatMap(term -> Optional.ofNullable(measures.get(term.measure())).stream())
        .map(Measure::datedBy)
        .filter(date -> !date.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
