package dev.stagecoach.common.config;

import dev.stagecoach.common.metric.Aspect;
import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Formula.OfMeasure;
import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.metric.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the block {@code metrics} against the measures. */
final class MetricReader {
  static final String VALUE = "value";
  static final String NUMERATOR = "numerator";
  static final String DENOMINATOR = "denominator";
  static final String EXAMPLE = "write a formula, e.g. \"sum(revenue) / count(deals_won)\"";
  private static final String CONVERSION = "conversion";
  private static final String SAMPLE_SIZE = "sample-size";
  private static final String TARGET = "target";

  private final Map<String, Measure> measures;

  MetricReader(Map<String, Measure> measures) {
    this.measures = measures;
  }

  List<Metric> metrics(Settings root) {
    SortedMap<String, Settings> blocks = root.named("metrics", "metric");
    SortedMap<String, MetricFormulas> written = new TreeMap<>();
    blocks.forEach((name, block) -> written.put(name, formulas(name, block)));
    MetricJoiner joiner = new MetricJoiner(written);
    return blocks.entrySet().stream()
        .map(entry -> metric(entry.getKey(), entry.getValue(), joiner.joined(entry.getKey())))
        .toList();
  }

  private Metric metric(String name, Settings block, MetricFormulas formulas) {
    new FormulaCheck(measures, formulas).check(Values.flag(block, "mixed-dates"));
    return new Metric(
        name,
        Values.optionalText(block, "label").orElse(name),
        Values.text(block, "description", "say in a sentence what it tells"),
        Values.text(block, "unit", "write what one stands for, e.g. share, days or currency"),
        Values.choice(block, "direction", Metric.Direction.class),
        Values.choice(block, "type", Metric.Type.class),
        Values.choice(block, "timing", Metric.Timing.class),
        Values.optionalText(block, "owner"),
        Values.flag(block, "kpi"),
        Values.optionalText(block, "words").orElseGet(() -> words(block)),
        formulas.of(NUMERATOR),
        formulas.of(DENOMINATOR),
        formulas.of(VALUE),
        formulas.of(SAMPLE_SIZE).orElseGet(() -> sampleSize(formulas)),
        formulas.of(TARGET));
  }

  private MetricFormulas formulas(String name, Settings block) {
    Values.checkName(block, name);
    Map<String, Formula> formulas = new TreeMap<>();
    for (String key : List.of(NUMERATOR, DENOMINATOR, VALUE, SAMPLE_SIZE, TARGET)) {
      formula(block, key).ifPresent(formula -> formulas.put(key, formula));
    }
    Optional<String> conversion = Values.optionalText(block, CONVERSION);
    conversion.ifPresent(measure -> addConversion(block, measure, formulas));
    checkForm(block, formulas, conversion.isPresent());
    // A quotient shows its parts, however it is written.
    if (formulas.get(VALUE) instanceof Formula.Operation quotient
        && quotient.operator() == Formula.Operator.OVER) {
      formulas.remove(VALUE);
      formulas.put(NUMERATOR, quotient.left());
      formulas.put(DENOMINATOR, quotient.right());
    }
    return new MetricFormulas(name, block, formulas);
  }

  private void addConversion(Settings block, String measure, Map<String, Formula> formulas) {
    Optional<Measure> found = Optional.ofNullable(measures.get(measure));
    if (found.isPresent() && !found.orElseThrow().isConversion()) {
      block.fault(
          CONVERSION,
          "is '%s', which is no conversion".formatted(measure),
          "write converted or converted-at into measures." + measure);
    }
    if (found.isEmpty()) {
      block.dangling(
          CONVERSION,
          "is '%s', which is no measure".formatted(measure),
          NearestNames.remedy(measure, measures.keySet()));
    }
    if (formulas.containsKey(VALUE) || formulas.containsKey(NUMERATOR)) {
      block.fault(CONVERSION, "stands beside a formula", "write either");
    }
    if (found.isPresent()) {
      formulas.put(NUMERATOR, new OfMeasure(Aspect.SUM, measure));
      formulas.put(DENOMINATOR, new OfMeasure(Aspect.COUNT, measure));
    }
  }

  private static void checkForm(
      Settings block, Map<String, Formula> formulas, boolean isConversion) {
    boolean hasParts = formulas.containsKey(NUMERATOR) || formulas.containsKey(DENOMINATOR);
    if (formulas.containsKey(VALUE) && hasParts && !isConversion) {
      block.fault(
          VALUE,
          "stands beside a numerator or denominator",
          "write either a value, or a numerator with or without a denominator");
    }
    if (!isConversion
        && !formulas.containsKey(VALUE)
        && !formulas.containsKey(NUMERATOR)
        && !block.isFaulty(NUMERATOR)
        && !block.isFaulty(VALUE)) {
      block.missing(NUMERATOR, EXAMPLE);
    }
  }

  /** On how much it rests where nothing says so: what is counted below the line, else above. */
  private static Formula sampleSize(MetricFormulas formulas) {
    return Stream.of(DENOMINATOR, NUMERATOR, VALUE)
        .flatMap(key -> formulas.of(key).stream())
        .filter(formula -> formula.terms().findAny().isPresent())
        .findFirst()
        .map(MetricReader::countOf)
        .orElseGet(() -> new Formula.Constant(BigDecimal.ZERO));
  }

  private static Formula countOf(Formula formula) {
    if (formula instanceof Formula.OverSpan running) {
      return new Formula.OverSpan(running.span(), countOf(running.formula()));
    }
    boolean counts =
        formula.terms().allMatch(term -> term.aspect().isCount())
            && formula.metrics().findAny().isEmpty();
    return counts
        ? formula
        : new OfMeasure(Aspect.COUNT, formula.terms().findFirst().orElseThrow().measure());
  }

  private static String words(Settings block) {
    return Values.optionalText(block, VALUE)
        .or(() -> Values.optionalText(block, CONVERSION).map("conversion of %s"::formatted))
        .or(
            () ->
                Values.optionalText(block, NUMERATOR)
                    .map(
                        above ->
                            Values.optionalText(block, DENOMINATOR)
                                .map(below -> "(%s) / (%s)".formatted(above, below))
                                .orElse(above)))
        .orElse("");
  }

  private static Optional<Formula> formula(Settings block, String key) {
    Optional<String> text = Values.optionalText(block, key);
    try {
      return text.map(Formula::parse);
    } catch (IllegalArgumentException e) {
      block.fault(
          key,
          "is '%s', which is no formula: %s".formatted(text.orElse(""), e.getMessage()),
          EXAMPLE);
      return Optional.empty();
    }
  }
}
