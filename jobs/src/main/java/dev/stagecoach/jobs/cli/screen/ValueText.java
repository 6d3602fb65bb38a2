package dev.stagecoach.jobs.cli.screen;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as text. */
final class ValueText {
  private static final int SHOWN_DECIMALS = 6;

  private ValueText() {}

  /** The value exactly: numbers without exponent or thousands, lists and maps as JSON. */
  static String exact(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof List || value instanceof Map) {
      return JsonText.of(value);
    }
    return value instanceof Number number ? plain(number) : value.toString();
  }

  /** The value for reading: thousands set apart, no zeros at the end, at most six decimals. */
  static String shown(@Nullable Object value, boolean grouped) {
    if (value instanceof Number number && isFinite(number)) {
      BigDecimal decimal = decimal(number);
      if (decimal.scale() > SHOWN_DECIMALS) {
        decimal = decimal.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP);
      }
      decimal = decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
      int decimals = Math.max(0, decimal.scale());
      return String.format(Locale.ROOT, (grouped ? "%,." : "%.") + decimals + "f", decimal);
    }
    return SafeText.of(exact(value));
  }

  static String plain(Number number) {
    return isFinite(number) ? decimal(number).toPlainString() : number.toString();
  }

  static boolean isFinite(Number number) {
    return Double.isFinite(number.doubleValue()) || number instanceof BigDecimal;
  }

  private static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (number instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    boolean isFloating = number instanceof Double || number instanceof Float;
    return isFloating ? new BigDecimal(number.toString()) : BigDecimal.valueOf(number.longValue());
  }
}
