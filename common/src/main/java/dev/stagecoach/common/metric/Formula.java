package dev.stagecoach.common.metric;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Arithmetic over measures. What is unknown makes unknown all that is made of it, and so does a
 * division by zero: a ratio without a denominator has no value.
 */
public sealed interface Formula extends Serializable {

  /** The exact value; quotients have 34 digits. Empty where something is unknown. */
  Optional<BigDecimal> value(Known known);

  /** The formulas that it is made of, in the order in which they stand. */
  List<Formula> parts();

  /** The measures that it asks for, directly or through other metrics. */
  default Stream<OfMeasure> terms() {
    return parts().stream().flatMap(Formula::terms);
  }

  /** The measures that it asks for itself, not through other metrics. */
  default Stream<OfMeasure> ownTerms() {
    return parts().stream().flatMap(Formula::ownTerms);
  }

  /** The metrics that it asks for. */
  default Stream<OfMetric> metrics() {
    return parts().stream().flatMap(Formula::metrics);
  }

  /** The parts of it that run over a span, those of other metrics left out. */
  default Stream<OverSpan> overSpans() {
    return parts().stream().flatMap(Formula::overSpans);
  }

  /** The same formula with the formulas of the metrics that it names. */
  default Formula withMetrics(Function<String, Formula> known) {
    return this;
  }

  /** A formula by another, or by none. */
  static Formula quotient(Formula above, Optional<Formula> below) {
    return below
        .<Formula>map(divisor -> new Operation(Operator.OVER, above, divisor))
        .orElse(above);
  }

  /** Reads a formula such as {@code sum(revenue) / count(deals_won)}. */
  static Formula parse(String text) {
    return new FormulaParser(text).parse();
  }

  /** What is known of measures in one period. */
  @FunctionalInterface
  interface Known {
    /** The aspect of a measure; empty where it is unknown. */
    Optional<BigDecimal> value(OfMeasure term);

    /** How long the period is as far as it is known; empty where it has no length. */
    default Optional<BigDecimal> length(LengthUnit unit) {
      return Optional.empty();
    }

    /** The same for all periods of a span together, of which this one is the last. */
    default Known over(Span span) {
      return term -> Optional.empty();
    }

    /** The value of another metric; what works out many may remember it. */
    default Optional<BigDecimal> metric(OfMetric metric) {
      return metric.formula().value(this);
    }
  }

  /** In what the length of a period is told. */
  enum LengthUnit {
    DAYS,
    WEEKS,
    MONTHS;

    /** As formulas write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LengthUnit> of(String label) {
      return Arrays.stream(values()).filter(unit -> unit.label().equals(label)).findFirst();
    }
  }

  /** The length of the period as far as it is known, for what is told per week or month. */
  record Length(LengthUnit unit) implements Formula {
    @Override
    public Optional<BigDecimal> value(Known known) {
      return known.length(unit);
    }

    @Override
    public List<Formula> parts() {
      return List.of();
    }

    @Override
    public String toString() {
      return unit.label() + "()";
    }
  }

  /**
   * One aspect of one measure.
   *
   * @param share of a quantile, how many of the facts do not exceed it; else 0
   */
  record OfMeasure(Aspect aspect, String measure, double share) implements Formula {
    /** An aspect that is no quantile. */
    public OfMeasure(Aspect aspect, String measure) {
      this(aspect, measure, 0);
    }

    @Override
    public Optional<BigDecimal> value(Known known) {
      return known.value(this);
    }

    @Override
    public List<Formula> parts() {
      return List.of();
    }

    @Override
    public Stream<OfMeasure> terms() {
      return Stream.of(this);
    }

    @Override
    public Stream<OfMeasure> ownTerms() {
      return Stream.of(this);
    }

    @Override
    public String toString() {
      return aspect == Aspect.QUANTILE
          ? "quantile(%s, %s)".formatted(measure, BigDecimal.valueOf(share).toPlainString())
          : aspect.label() + "(" + measure + ")";
    }
  }

  /**
   * The value of another metric.
   *
   * @param formula what its value is; until the metrics are joined, it asks for nothing
   * @param measured all that the formula asks of measures
   */
  record OfMetric(String metric, Formula formula, LinkedHashSet<OfMeasure> measured)
      implements Formula {
    /** A metric that is known by name alone. */
    OfMetric(String metric) {
      this(metric, new Constant(BigDecimal.ZERO), new LinkedHashSet<>());
    }

    /** A metric whose formula is known. */
    public static OfMetric of(String metric, Formula formula) {
      return new OfMetric(
          metric, formula, formula.terms().collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    @Override
    public Optional<BigDecimal> value(Known known) {
      return known.metric(this);
    }

    @Override
    public List<Formula> parts() {
      return List.of(formula);
    }

    @Override
    public Stream<OfMeasure> terms() {
      return measured.stream();
    }

    @Override
    public Stream<OfMeasure> ownTerms() {
      return Stream.of();
    }

    @Override
    public Stream<OfMetric> metrics() {
      return Stream.of(this);
    }

    @Override
    public Stream<OverSpan> overSpans() {
      return Stream.of();
    }

    @Override
    public Formula withMetrics(Function<String, Formula> known) {
      return known.apply(metric);
    }

    @Override
    public String toString() {
      return "metric(" + metric + ")";
    }
  }

  /** A formula over all periods of a span. */
  record OverSpan(Span span, Formula formula) implements Formula {
    @Override
    public Optional<BigDecimal> value(Known known) {
      return formula.value(known.over(span));
    }

    @Override
    public List<Formula> parts() {
      return List.of(formula);
    }

    @Override
    public String toString() {
      return span.label() + formula + ")";
    }

    @Override
    public Stream<OverSpan> overSpans() {
      return Stream.of(this);
    }

    @Override
    public Formula withMetrics(Function<String, Formula> known) {
      return new OverSpan(span, formula.withMetrics(known));
    }
  }

  /** A number as it stands. */
  record Constant(BigDecimal number) implements Formula {
    @Override
    public Optional<BigDecimal> value(Known known) {
      return Optional.of(number);
    }

    @Override
    public List<Formula> parts() {
      return List.of();
    }

    @Override
    public String toString() {
      return number.toPlainString();
    }
  }

  /** Two formulas and what joins them. */
  record Operation(Operator operator, Formula left, Formula right) implements Formula {
    @Override
    public Optional<BigDecimal> value(Known known) {
      Optional<BigDecimal> first = left.value(known);
      Optional<BigDecimal> second = first.isEmpty() ? first : right.value(known);
      return second.isEmpty() ? second : operator.apply(first.orElseThrow(), second.orElseThrow());
    }

    @Override
    public List<Formula> parts() {
      return List.of(left, right);
    }

    @Override
    public String toString() {
      return "(%s %s %s)".formatted(left, operator.sign(), right);
    }

    @Override
    public Formula withMetrics(Function<String, Formula> known) {
      return new Operation(operator, left.withMetrics(known), right.withMetrics(known));
    }
  }

  /** The formula where its value is above zero, else unknown. */
  record Positive(Formula formula) implements Formula {
    @Override
    public Optional<BigDecimal> value(Known known) {
      return formula.value(known).filter(value -> value.signum() > 0);
    }

    @Override
    public List<Formula> parts() {
      return List.of(formula);
    }

    @Override
    public String toString() {
      return "positive(" + formula + ")";
    }

    @Override
    public Formula withMetrics(Function<String, Formula> known) {
      return new Positive(formula.withMetrics(known));
    }
  }

  /** The first of several formulas that has a value. */
  record FirstKnown(List<Formula> formulas) implements Formula {
    /** Keeps the list as it is. */
    public FirstKnown {
      formulas = List.copyOf(formulas);
    }

    @Override
    public Optional<BigDecimal> value(Known known) {
      for (Formula formula : formulas) {
        Optional<BigDecimal> value = formula.value(known);
        if (value.isPresent()) {
          return value;
        }
      }
      return Optional.empty();
    }

    @Override
    public List<Formula> parts() {
      return formulas;
    }

    @Override
    public String toString() {
      return formulas.stream()
          .map(Objects::toString)
          .collect(Collectors.joining(", ", "first_known(", ")"));
    }

    @Override
    public Formula withMetrics(Function<String, Formula> known) {
      return new FirstKnown(formulas.stream().map(formula -> formula.withMetrics(known)).toList());
    }
  }

  /** The four kinds of arithmetic. */
  enum Operator {
    PLUS('+'),
    MINUS('-'),
    TIMES('*'),
    OVER('/');

    private final char sign;

    Operator(char sign) {
      this.sign = sign;
    }

    char sign() {
      return sign;
    }

    private Optional<BigDecimal> apply(BigDecimal left, BigDecimal right) {
      return switch (this) {
        case PLUS -> Optional.of(left.add(right));
        case MINUS -> Optional.of(left.subtract(right));
        case TIMES -> Optional.of(left.multiply(right));
        case OVER ->
            right.signum() == 0
                ? Optional.empty()
                : Optional.of(left.divide(right, MathContext.DECIMAL128));
      };
    }
  }
}
