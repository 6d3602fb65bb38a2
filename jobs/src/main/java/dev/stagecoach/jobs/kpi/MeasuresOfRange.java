package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.metric.Span;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every measure in one range of days.
 *
 * @param measures what is known of each measure by its nature
 * @param facts what happened in the range
 * @param opening the balances of the day before it
 * @param over the same for all periods of a span that ends with this range; empty where there is
 *     none
 */
record MeasuresOfRange(
    KnownMeasures measures,
    Map<String, Amounts> facts,
    Map<String, Amounts> opening,
    RangeLength length,
    Function<Span, Optional<MeasuresOfRange>> over) {

  Formula.Known in(CurrencyBasis basis) {
    return new KnownInBasis(basis);
  }

  private Optional<BigDecimal> value(Formula.OfMeasure term, CurrencyBasis basis) {
    Measure measure = measures.byName().get(term.measure());
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
      case QUANTILE -> quantile(change, term.share());
      case OPENING_COUNT -> whole(before.facts());
      case OPENING_SUM -> Optional.of(before.quantity(basis));
    };
  }

  private Optional<BigDecimal> quantile(Amounts amounts, double share) {
    int place = measures.placeOf(share);
    return place >= 0 && place < amounts.quantiles().length
        ? Optional.of(BigDecimal.valueOf(amounts.quantiles()[place]))
        : Optional.empty();
  }

  private static Optional<BigDecimal> whole(long number) {
    return Optional.of(BigDecimal.valueOf(number));
  }

  /** Remembers the values of metrics, which others may be made of. */
  private final class KnownInBasis implements Formula.Known {
    private final CurrencyBasis basis;
    private final Map<String, Optional<BigDecimal>> metrics = new HashMap<>();

    KnownInBasis(CurrencyBasis basis) {
      this.basis = basis;
    }

    @Override
    public Optional<BigDecimal> value(Formula.OfMeasure term) {
      return MeasuresOfRange.this.value(term, basis);
    }

    @Override
    public Optional<BigDecimal> length(Formula.LengthUnit unit) {
      return Optional.of(length.in(unit));
    }

    @Override
    public Formula.Known over(Span span) {
      return over.apply(span)
          .map(range -> range.in(basis))
          .orElseGet(() -> term -> Optional.empty());
    }

    @Override
    public Optional<BigDecimal> metric(Formula.OfMetric metric) {
      Optional<BigDecimal> known = metrics.get(metric.metric());
      if (known == null) {
        known = metric.formula().value(this);
        metrics.put(metric.metric(), known);
      }
      return known;
    }
  }
}
