package dev.stagecoach.common.config;

import dev.stagecoach.common.config.FactTable.FactDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which facts a measure counts and what it adds up of each.
 *
 * @param measure the measure's name
 * @param on the day that a fact counts on
 * @param ends of a balance, the day from which it does not count any more
 * @param where the facts that count; empty for all
 * @param value what is added up, and ranked for quantiles; a fact without it does not count; empty
 *     where each fact is one
 * @param constantValue the same of money at the constant exchange rate
 * @param distinct what different values are counted of; a fact without it does not count
 * @param conversion of a conversion, which facts went on
 */
public record CountedMeasure(
    String measure,
    FactTable facts,
    FactDate on,
    Optional<FactDate> ends,
    Optional<ConfiguredExpression> where,
    Optional<ConfiguredExpression> value,
    Optional<ConfiguredExpression> constantValue,
    Optional<ConfiguredExpression> distinct,
    Optional<Conversion> conversion) {

  /** Every expression of the measure with what its value is for. */
  Stream<ExpressionUse> expressions() {
    ExpressionUse.TableColumns scope = new ExpressionUse.TableColumns(facts.table());
    Stream<ExpressionUse> conditions =
        Stream.of(where, conversion.flatMap(Conversion::when))
            .flatMap(Optional::stream)
            .map(found -> ExpressionUse.condition(found, scope));
    Stream<ExpressionUse> numbers =
        Stream.of(value, constantValue)
            .flatMap(Optional::stream)
            .map(found -> ExpressionUse.number(found, scope));
    Stream<ExpressionUse> others =
        Stream.concat(
            distinct.stream()
                .map(found -> new ExpressionUse(found, scope, "string", ExpressionUse.Kind.ANY)),
            conversion.flatMap(Conversion::at).stream()
                .map(
                    found -> new ExpressionUse(found, scope, "timestamp", ExpressionUse.Kind.ANY)));
    return Stream.of(conditions, numbers, others).flatMap(found -> found);
  }

  /**
   * Which facts went on to what is hoped for.
   *
   * @param when a condition on the fact
   * @param at when it went on
   * @param withinDays so many days after the fact it must have; younger facts are not judged, and
   *     not counted at all
   */
  public record Conversion(
      Optional<ConfiguredExpression> when,
      Optional<ConfiguredExpression> at,
      Optional<Integer> withinDays) {}
}
