package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.metric.Formula.LengthUnit;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How long a range of days is.
 *
 * @param days the days of the range
 * @param wholeDays the days of the whole period that it lies in
 * @param wholeMonths the months of that period; 0 where it is not made of months
 */
record RangeLength(int days, int wholeDays, int wholeMonths) {
  static final RangeLength NONE = new RangeLength(0, 0, 0);
  private static final BigDecimal DAYS_A_WEEK = BigDecimal.valueOf(7);

  /** A twelfth of the mean Gregorian year of 365.2425 days. */
  private static final BigDecimal DAYS_A_MONTH = new BigDecimal("30.436875");

  /** Both ranges together. */
  RangeLength plus(RangeLength other) {
    return new RangeLength(
        days + other.days, wholeDays + other.wholeDays, wholeMonths + other.wholeMonths);
  }

  /** The length in a unit: a whole month is one, a part of it that share of one. */
  BigDecimal in(LengthUnit unit) {
    BigDecimal counted = BigDecimal.valueOf(days);
    return switch (unit) {
      case DAYS -> counted;
      case WEEKS -> counted.divide(DAYS_A_WEEK, MathContext.DECIMAL128);
      case MONTHS ->
          wholeMonths == 0
              ? counted.divide(DAYS_A_MONTH, MathContext.DECIMAL128)
              : counted
                  .multiply(BigDecimal.valueOf(wholeMonths))
                  .divide(BigDecimal.valueOf(wholeDays), MathContext.DECIMAL128);
    };
  }
}
