package dev.stagecoach.common.config;

import dev.stagecoach.common.metric.Aspect;
import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.metric.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the blocks {@code measures} and {@code metrics}. */
final class MetricReader {
  private static final String VALUE = "value";
  private static final String NUMERATOR = "numerator";
  private static final String DENOMINATOR = "denominator";
  private static final String SAMPLE_SIZE = "sample-size";
  private static final String TARGET = "target";
  private static final String EXAMPLE = "write a formula, e.g. \"sum(revenue) / count(deals_won)\"";

  private final SortedMap<String, Measure> measures = new TreeMap<>();

  private MetricReader() {}

  static MetricReader measures(Settings root) {
    MetricReader reader = new MetricReader();
    root.named("measures", "measure")
        .forEach((name, block) -> reader.measures.put(name, measure(name, block)));
    return reader;
  }

  List<Measure> measures() {
    return List.copyOf(measures.values());
  }

  private static Measure measure(String name, Settings block) {
    Values.checkName(block, name);
    return new Measure(
        name,
        Values.text(block, "description", "say in a sentence what is counted"),
        Values.text(block, "unit", "write what a sum of it is in, e.g. deals or currency"),
        Values.flag(block, "money"),
        Values.flag(block, "balance"),
        Values.flag(block, "known-when-absent"));
  }

  List<Metric> metrics(Settings root) {
    List<Metric> metrics = new ArrayList<>();
    root.named("metrics", "metric").forEach((name, block) -> metrics.add(metric(name, block)));
    return metrics;
  }

  private Metric metric(String name, Settings block) {
    Values.checkName(block, name);
    Optional<Formula> numerator = formula(block, NUMERATOR);
    Optional<Formula> denominator = formula(block, DENOMINATOR);
    Optional<Formula> value = formula(block, VALUE);
    checkForm(block, numerator, denominator, value);
    return new Metric(
        name,
        Values.optionalText(block, "label").orElse(name),
        Values.text(block, "description", "say in a sentence what it tells"),
        Values.text(block, "unit", "write what one stands for, e.g. share, deals or currency"),
        Values.choice(block, "direction", Metric.Direction.class),
        Values.choice(block, "type", Metric.Type.class),
        Values.choice(block, "timing", Metric.Timing.class),
        Values.optionalText(block, "owner"),
        Values.flag(block, "kpi"),
        Values.optionalText(block, "words").orElseGet(() -> written(block)),
        numerator,
        denominator,
        value,
        formula(block, SAMPLE_SIZE)
            .or(() -> denominator)
            .or(() -> numerator)
            .or(() -> value)
            .orElseGet(() -> new Formula.Constant(BigDecimal.ZERO)),
        formula(block, TARGET));
  }

  private static void checkForm(
      Settings block,
      Optional<Formula> numerator,
      Optional<Formula> denominator,
      Optional<Formula> value) {
    if (value.isPresent() && (numerator.isPresent() || denominator.isPresent())) {
      block.fault(
          VALUE,
          "stands beside a numerator or denominator",
          "write either a value, or a numerator with or without a denominator");
    }
    if (value.isEmpty() && numerator.isEmpty() && !block.isFaulty(NUMERATOR)) {
      block.missing(NUMERATOR, EXAMPLE);
    }
  }

  private static String written(Settings block) {
    return Values.optionalText(block, VALUE)
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

  private Optional<Formula> formula(Settings block, String key) {
    Optional<String> text = Values.optionalText(block, key);
    try {
      Optional<Formula> formula = text.map(Formula::parse);
      formula.ifPresent(
          found -> found.terms().distinct().forEach(term -> checkTerm(block, key, term)));
      return formula;
    } catch (IllegalArgumentException e) {
      block.fault(
          key,
          "is '%s', which is no formula: %s".formatted(text.orElse(""), e.getMessage()),
          EXAMPLE);
      return Optional.empty();
    }
  }

  private void checkTerm(Settings block, String key, Formula.OfMeasure term) {
    Optional<Measure> measure = Optional.ofNullable(measures.get(term.measure()));
    if (measure.isEmpty()) {
      block.dangling(
          key,
          "asks for '%s', which is no measure".formatted(term.measure()),
          NearestNames.remedy(term.measure(), measures.keySet()));
    } else if (term.aspect().isOfBalance() && !measure.orElseThrow().isBalance()) {
      block.fault(
          key,
          "asks for %s, but '%s' is no balance".formatted(term, term.measure()),
          "ask for "
              + new Formula.OfMeasure(
                  term.aspect() == Aspect.OPENING_COUNT ? Aspect.COUNT : Aspect.SUM,
                  term.measure()));
    }
  }
}
