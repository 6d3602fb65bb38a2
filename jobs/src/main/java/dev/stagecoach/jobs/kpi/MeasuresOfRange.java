package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Measure;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Every measure in one range of days.
 *
 * @param measures what is known of each measure by its nature
 * @param facts what happened in the range
 * @param opening the balances of the day before it
 */
record MeasuresOfRange(
    Map<String, Measure> measures,
    Map<String, Amounts> facts,
    Map<String, Amounts> opening,
    RangeLength length) {

  Formula.Known in(CurrencyBasis basis) {
    return new Formula.Known() {
      @Override
      public Optional<BigDecimal> value(Formula.OfMeasure term) {
        return MeasuresOfRange.this.value(term, basis);
      }

      @Override
      public Optional<BigDecimal> length(Formula.LengthUnit unit) {
        return Optional.of(length.in(unit));
      }
    };
  }

  private Optional<BigDecimal> value(Formula.OfMeasure term, CurrencyBasis basis) {
    Measure measure = measures.get(term.measure());
    Amounts here = facts.get(term.measure());
    if (measure == null || (here == null && !measure.isKnownWhenAbsent())) {
      return Optional.empty();
    }
    Amounts before = opening.getOrDefault(term.measure(), Amounts.NONE);
    Amounts change = here == null ? Amounts.NONE : here;
    return switch (term.aspect()) {
      case COUNT -> whole(measure.isBalance() ? before.facts() + change.facts() : change.facts());
      case SUM ->
          Optional.of(
              measure.isBalance()
                  ? before.quantity(basis).add(change.quantity(basis))
                  : change.quantity(basis));
      case DISTINCT -> whole(change.distinctValues());
      case MEDIAN ->
          change.median().isPresent()
              ? Optional.of(BigDecimal.valueOf(change.median().orElseThrow()))
              : Optional.empty();
      case OPENING_COUNT -> whole(before.facts());
      case OPENING_SUM -> Optional.of(before.quantity(basis));
    };
  }

  private static Optional<BigDecimal> whole(long number) {
    return Optional.of(BigDecimal.valueOf(number));
  }
}
