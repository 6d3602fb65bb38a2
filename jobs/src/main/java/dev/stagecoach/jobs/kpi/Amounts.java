package dev.stagecoach.jobs.kpi;

import java.math.BigDecimal;

/**
 * What the facts of one measure come to in one range of days.
 *
 * @param quantiles of the values of facts, by the place of {@link KnownMeasures#shares()}; none
 *     where there are no values
 */
record Amounts(
    long facts, BigDecimal dated, BigDecimal constant, long distinctValues, double[] quantiles) {
  static final double[] UNRANKED = {};
  static final Amounts NONE = new Amounts(0, BigDecimal.ZERO, BigDecimal.ZERO, 0, UNRANKED);

  /** Amounts that add up: values apart from their sum are unknown. */
  static Amounts of(long facts, BigDecimal dated, BigDecimal constant) {
    return new Amounts(facts, dated, constant, 0, UNRANKED);
  }

  Amounts plus(Amounts change) {
    return of(facts + change.facts, dated.add(change.dated), constant.add(change.constant));
  }

  Amounts minus(Amounts change) {
    return of(
        facts - change.facts, dated.subtract(change.dated), constant.subtract(change.constant));
  }

  BigDecimal quantity(CurrencyBasis basis) {
    return basis == CurrencyBasis.DATED ? dated : constant;
  }
}
