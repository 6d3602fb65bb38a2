package dev.stagecoach.jobs.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * What a source's text must be readable as.
 *
 * <p>Text that is accepted here is read to a value, never to null, by the expressions of {@link
 * TypedColumns}: a test compares the two.
 */
enum TextType {
  TEXT(RejectReason.MISSING_VALUE),
  TIMESTAMP(RejectReason.UNREADABLE_TIMESTAMP),
  DATE(RejectReason.UNREADABLE_DATE),
  AMOUNT(RejectReason.UNREADABLE_NUMBER),
  WHOLE_NUMBER(RejectReason.UNREADABLE_NUMBER),
  NUMBER(RejectReason.UNREADABLE_NUMBER),
  BOOLEAN(RejectReason.UNREADABLE_BOOLEAN);

  private static final Set<String> BOOLEANS =
      Set.of("true", "false", "t", "f", "yes", "no", "y", "n", "1", "0");

  /** Amounts are decimal(24,6): eighteen digits before the point. */
  private static final BigDecimal AMOUNT_LIMIT = BigDecimal.TEN.pow(18);

  private final RejectReason reason;

  TextType(RejectReason reason) {
    this.reason = reason;
  }

  /** The reading that a contract's type asks for. */
  static TextType of(DataType type) {
    if (type instanceof DecimalType) {
      return AMOUNT;
    }
    if (type.equals(DataTypes.TimestampType)) {
      return TIMESTAMP;
    }
    if (type.equals(DataTypes.DateType)) {
      return DATE;
    }
    if (type.equals(DataTypes.IntegerType) || type.equals(DataTypes.LongType)) {
      return WHOLE_NUMBER;
    }
    if (type.equals(DataTypes.DoubleType)) {
      return NUMBER;
    }
    return type.equals(DataTypes.BooleanType) ? BOOLEAN : TEXT;
  }

  /** The reason that a row with unreadable text gets. */
  RejectReason reason() {
    return reason;
  }

  /** Whether the text can be read as this type. */
  boolean reads(String text) {
    return switch (this) {
      case TEXT -> true;
      case TIMESTAMP -> InstantText.isInstant(text);
      case DATE -> InstantText.isDate(text);
      case AMOUNT -> number(text).filter(n -> fits(n, AMOUNT_LIMIT)).isPresent();
      case WHOLE_NUMBER -> number(text).filter(TextType::isWhole).isPresent();
      case NUMBER -> number(text).filter(n -> Double.isFinite(n.doubleValue())).isPresent();
      case BOOLEAN -> BOOLEANS.contains(text.strip().toLowerCase(Locale.ROOT));
    };
  }

  private static boolean fits(BigDecimal number, BigDecimal limit) {
    // A huge exponent must not be written out, so the magnitude is looked at first.
    return magnitude(number) <= 19
        && number.setScale(6, RoundingMode.HALF_UP).abs().compareTo(limit) < 0;
  }

  private static boolean isWhole(BigDecimal number) {
    return magnitude(number) <= 18
        && (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0);
  }

  private static long magnitude(BigDecimal number) {
    return number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
  }

  private static Optional<BigDecimal> number(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > 100) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(stripped);
      return Math.abs((long) number.scale()) > 400 ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
