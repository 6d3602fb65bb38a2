package dev.stagecoach.common.metric;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A number by which a business judges itself: a quotient, a sum or any other value made of
 * measures.
 *
 * @param unit what one stands for; money where it begins with {@code currency}
 * @param words the formula as people read it
 * @param numerator what is divided, or the value itself; empty where the value is neither
 * @param denominator what it is divided by
 * @param value the value where it is neither a quotient nor a sum, e.g. a median
 * @param sampleSize how many deals, contracts or customers it rests on
 * @param target what it should be
 */
public record Metric(
    String name,
    String label,
    String description,
    String unit,
    Direction direction,
    Type type,
    Timing timing,
    Optional<String> owner,
    boolean isKpi,
    String words,
    Optional<Formula> numerator,
    Optional<Formula> denominator,
    Optional<Formula> value,
    Formula sampleSize,
    Optional<Formula> target) {

  /** Whether more is better. */
  public enum Direction {
    UP,
    DOWN
  }

  /** What kind of number it is. */
  public enum Type {
    ACTIVITY,
    OBJECTIVE,
    MONEYBALL
  }

  /** Whether it tells of what comes or of what has been. */
  public enum Timing {
    LEADING,
    LAGGING
  }

  /** Whether its value is money. */
  public boolean isMoney() {
    return unit.startsWith("currency");
  }

  /** What its value is made of; nothing where a mistake left it without. */
  public Formula whole() {
    return value
        .or(() -> numerator.map(above -> Formula.quotient(above, denominator)))
        .orElseGet(() -> new Formula.Constant(BigDecimal.ZERO));
  }

  /** All its formulas. */
  public Stream<Formula> formulas() {
    return Stream.of(
            numerator.stream(),
            denominator.stream(),
            value.stream(),
            Stream.of(sampleSize),
            target.stream())
        .flatMap(formulas -> formulas);
  }

  /** All that it asks of measures. */
  public Stream<Formula.OfMeasure> terms() {
    return formulas().flatMap(Formula::terms);
  }

  /** Whether sums of money are in it, so that it has a value for each way of converting money. */
  public boolean holdsMoney(Map<String, Measure> measures) {
    return terms()
        .filter(term -> term.aspect() == Aspect.SUM || term.aspect() == Aspect.OPENING_SUM)
        .anyMatch(
            term ->
                Optional.ofNullable(measures.get(term.measure()))
                    .filter(Measure::isMoney)
                    .isPresent());
  }
}
