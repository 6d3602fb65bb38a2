package dev.stagecoach.common.cube;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * Doubles as decimals of some places, rounded half-up as a cast in SQL rounds them, which goes by
 * the double's shortest text. Only near a tie is the text looked at: it costs ten times the rest.
 */
public final class Decimals {
  private static final int MOST_PLACES = 9;
  private static final double[] POWERS = new double[MOST_PLACES + 1];

  /** Up to here the product of a double and a power is off by less than the margin. */
  private static final double LARGEST = 1e11;

  private static final double MARGIN = 1e-4;

  static {
    for (int places = 0; places <= MOST_PLACES; places++) {
      POWERS[places] = Math.pow(10, places);
    }
  }

  private Decimals() {}

  /**
   * The decimal nearest to a double.
   *
   * @param places after the point, at most nine
   */
  public static Decimal of(double value, int precision, int places) {
    double scaled = value * POWERS[places];
    double below = Math.floor(scaled);
    double rest = scaled - below;
    if (Math.abs(scaled) < LARGEST && Math.abs(rest - 0.5) > MARGIN) {
      return Decimal.apply((long) below + (rest > 0.5 ? 1 : 0), precision, places);
    }
    return of(
        new BigDecimal(Double.toString(value)).setScale(places, RoundingMode.HALF_UP),
        precision,
        places);
  }

  /**
   * A number as a decimal of some places. Spark's own way makes two more objects of every number
   * and rounds them, whether or not it has to.
   *
   * @param places after the point, at least as many as the number has
   * @throws ArithmeticException where the number has more
   */
  public static Decimal of(BigDecimal number, int precision, int places) {
    BigDecimal scaled = number.setScale(places, RoundingMode.UNNECESSARY);
    BigInteger unscaled = scaled.unscaledValue();
    return unscaled.bitLength() < Long.SIZE
        ? Decimal.apply(unscaled.longValue(), precision, places)
        : Decimal.apply(scaled, precision, places);
  }

  /** The decimal nearest to a double, where there is one. */
  public static @Nullable Decimal orNull(OptionalDouble value, int precision, int places) {
    return value.isPresent() ? of(value.orElseThrow(), precision, places) : null;
  }
}
