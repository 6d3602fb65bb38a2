package dev.stagecoach.jobs.pipeline;

import dev.stagecoach.common.sql.KeptRow;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A deal's amount in its currency and in the reporting currency. An amount that is not known counts
 * as nothing.
 *
 * @param dated at the exchange rate of the day of the state
 * @param constant at the exchange rate of one configured day
 */
record Money(BigDecimal amount, String currency, BigDecimal dated, BigDecimal constant) {
  private static final int PRECISION = 24;
  private static final int PLACES = 6;
  private static final int RATE_PLACES = 8;

  /** Nothing, in no currency. */
  static final Money NONE = new Money(BigDecimal.ZERO, "", BigDecimal.ZERO, BigDecimal.ZERO);

  /** An amount of core.pipeline_state; none counts as nothing. */
  static BigDecimal amount(KeptRow state, int column) {
    return state.isNull(column) ? BigDecimal.ZERO : state.decimal(column, PRECISION, PLACES);
  }

  /**
   * What this amount is worth at the exchange rate of a later state: the difference to {@link
   * #dated} is the effect of the currency alone.
   *
   * <p>Rates have eight places, so that the quotient of an amount above 100 and its worth, rounded
   * to eight, is the very rate. Where the deal's currency itself changed, or the later amount is
   * zero, no rate can be told and nothing is put down to the currency.
   */
  BigDecimal datedLike(Money later) {
    if (!currency.equals(later.currency)) {
      return dated;
    }
    if (amount.compareTo(later.amount) == 0) {
      return later.dated;
    }
    if (later.amount.signum() == 0) {
      return dated;
    }
    BigDecimal rate = later.dated.divide(later.amount, RATE_PLACES, RoundingMode.HALF_UP);
    return amount.multiply(rate).setScale(PLACES, RoundingMode.HALF_UP);
  }
}
