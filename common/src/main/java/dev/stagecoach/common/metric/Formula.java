package dev.stagecoach.common.metric;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Arithmetic over measures. What is unknown makes unknown all that is made of it, and so does a
 * division by zero: a ratio without a denominator has no value.
 */
public sealed interface Formula extends Serializable {

  /** The exact value; quotients have 34 digits. Empty where something is unknown. */
  Optional<BigDecimal> value(Known known);

  /** The measures that the formula asks for, each as often as it stands there. */
  Stream<OfMeasure> terms();

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
    public Stream<OfMeasure> terms() {
      return Stream.of();
    }

    @Override
    public String toString() {
      return unit.label() + "()";
    }
  }

  /** One aspect of one measure. */
  record OfMeasure(Aspect aspect, String measure) implements Formula {
    @Override
    public Optional<BigDecimal> value(Known known) {
      return known.value(this);
    }

    @Override
    public Stream<OfMeasure> terms() {
      return Stream.of(this);
    }

    @Override
    public String toString() {
      return aspect.label() + "(" + measure + ")";
    }
  }

  /** A number as it stands. */
  record Constant(BigDecimal number) implements Formula {
    @Override
    public Optional<BigDecimal> value(Known known) {
      return Optional.of(number);
    }

    @Override
    public Stream<OfMeasure> terms() {
      return Stream.of();
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
    public Stream<OfMeasure> terms() {
      return Stream.concat(left.terms(), right.terms());
    }

    @Override
    public String toString() {
      return "(%s %s %s)".formatted(left, operator.sign(), right);
    }
  }

  /** The formula where its value is above zero, else unknown. */
  record Positive(Formula formula) implements Formula {
    @Override
    public Optional<BigDecimal> value(Known known) {
      return formula.value(known).filter(value -> value.signum() > 0);
    }

    @Override
    public Stream<OfMeasure> terms() {
      return formula.terms();
    }

    @Override
    public String toString() {
      return "positive(" + formula + ")";
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
    public Stream<OfMeasure> terms() {
      return formulas.stream().flatMap(Formula::terms);
    }

    @Override
    public String toString() {
      return formulas.stream()
          .map(Objects::toString)
          .collect(Collectors.joining(", ", "first_known(", ")"));
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
