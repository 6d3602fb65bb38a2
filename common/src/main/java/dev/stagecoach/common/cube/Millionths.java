package dev.stagecoach.common.cube;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.spark.sql.types.Decimal;

/**
 * Exact sums of amounts of up to six places, each kept as a whole and a millionth part in two
 * places of an array: several times cheaper than decimals, and they cannot overflow unnoticed.
 */
public final class Millionths {
  /** How many places of an array a sum takes. */
  public static final int WIDTH = 2;

  private static final long OF_ONE = 1_000_000;
  private static final int PLACES = 6;
  private static final int PRECISION = 28;

  /** Half of what a long holds in millionths; the other half is left to the millionths. */
  private static final long MOST_WHOLE = Long.MAX_VALUE / (2 * OF_ONE);

  private Millionths() {}

  /**
   * Adds an amount to the sum at a place, or takes it away.
   *
   * @param sign 1 or -1
   * @throws ArithmeticException where the amount has more than six places, or a sum more than a
   *     long holds
   */
  public static void add(BigDecimal amount, int sign, long[] sums, int place) {
    BigInteger unscaled = amount.setScale(PLACES).unscaledValue();
    if (unscaled.bitLength() < Long.SIZE) {
      long small = unscaled.longValue();
      add(sign * (small / OF_ONE), sign * (small % OF_ONE), sums, place);
      return;
    }
    BigInteger[] parts = unscaled.divideAndRemainder(BigInteger.valueOf(OF_ONE));
    add(sign * parts[0].longValueExact(), sign * parts[1].longValueExact(), sums, place);
  }

  /** Adds a whole and a millionth part to the sum at a place. */
  public static void add(long whole, long millionths, long[] sums, int place) {
    sums[place] = Math.addExact(sums[place], whole);
    sums[place + 1] += millionths;
  }

  /** Makes the millionths of the sum at a place fewer than those of one. */
  static void carry(long[] sums, int place) {
    sums[place] = Math.addExact(sums[place], sums[place + 1] / OF_ONE);
    sums[place + 1] %= OF_ONE;
  }

  /** Whether the sum at a place is zero. */
  public static boolean isZero(long[] sums, int place) {
    long rest = sums[place + 1] % OF_ONE;
    return rest == 0 && sums[place] + sums[place + 1] / OF_ONE == 0;
  }

  /** The sum at a place as a {@code decimal(28,6)}. */
  public static Decimal decimal(long[] sums, int place) {
    long whole = sums[place];
    long millionths = sums[place + 1];
    if (Math.abs(whole) < MOST_WHOLE) {
      return Decimal.apply(whole * OF_ONE + millionths, PRECISION, PLACES);
    }
    return Decimal.apply(
        BigDecimal.valueOf(whole).add(BigDecimal.valueOf(millionths, PLACES)), PRECISION, PLACES);
  }
}
