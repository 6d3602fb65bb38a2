package dev.stagecoach.jobs.kpi;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/** What the facts of one measure come to in one range of days. */
record Amounts(
    long facts, BigDecimal dated, BigDecimal constant, long distinctValues, OptionalDouble median) {
  static final Amounts NONE =
      new Amounts(0, BigDecimal.ZERO, BigDecimal.ZERO, 0, OptionalDouble.empty());

  Amounts plus(Amounts change) {
    return new Amounts(
        facts + change.facts,
        dated.add(change.dated),
        constant.add(change.constant),
        0,
        OptionalDouble.empty());
  }

  BigDecimal quantity(CurrencyBasis basis) {
    return basis == CurrencyBasis.DATED ? dated : constant;
  }
}
