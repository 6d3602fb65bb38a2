package dev.stagecoach.common.time;

/**
 * The position of a month in fiscal years.
 *
 * @param year the fiscal year, by its name
 * @param month from 1 to 12, counted from the start of the fiscal year
 */
public record FiscalMonth(int year, int month) {

  /** Refuses a month outside the year. */
  public FiscalMonth {
    if (month < 1 || month > 12) {
      throw new IllegalArgumentException("A fiscal month lies between 1 and 12, but got " + month);
    }
  }

  /** The month so many months later, or earlier when negative. */
  public FiscalMonth plusMonths(int months) {
    int counted = year * 12 + (month - 1) + months;
    return new FiscalMonth(Math.floorDiv(counted, 12), Math.floorMod(counted, 12) + 1);
  }

  /** The quarter of the fiscal year, from 1 to 4. */
  public int quarter() {
    return (month + 2) / 3;
  }

  /** The first month of the same quarter. */
  public FiscalMonth startOfQuarter() {
    return new FiscalMonth(year, quarter() * 3 - 2);
  }

  /** The first month of the same year. */
  public FiscalMonth startOfYear() {
    return new FiscalMonth(year, 1);
  }
}
