package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Tag;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers of a unit are written for people; the exact ones stand beside them in the page. */
enum Scale {
  /** A share of one, shown in per cent. */
  SHARE {
    @Override
    String digits(BigDecimal value) {
      return fixed(value.movePointRight(2), 1) + " %";
    }

    @Override
    String changeDigits(BigDecimal now, BigDecimal before) {
      return fixed(now.subtract(before).abs().movePointRight(2), 1) + " points";
    }
  },
  /** An amount in the reporting currency. */
  MONEY {
    @Override
    String digits(BigDecimal value) {
      BigDecimal size = value.abs();
      if (size.compareTo(BILLION) >= 0) {
        return fixed(value.movePointLeft(9), 2) + " B";
      }
      if (size.compareTo(MILLION) >= 0) {
        return fixed(value.movePointLeft(6), size.compareTo(TEN_MILLION) < 0 ? 2 : 1) + " M";
      }
      return fixed(value, 0);
    }
  },
  /** Days. */
  DAYS {
    @Override
    String digits(BigDecimal value) {
      return fixed(value, 1) + " days";
    }

    @Override
    String changeDigits(BigDecimal now, BigDecimal before) {
      return fixed(now.subtract(before).abs(), 1) + " days";
    }
  },
  /** So many times. */
  RATIO {
    @Override
    String digits(BigDecimal value) {
      return fixed(value, 2) + " ×";
    }
  },
  /** Deals, customers and whatever else is counted. */
  COUNT {
    @Override
    String digits(BigDecimal value) {
      return fixed(value, value.stripTrailingZeros().scale() > 0 ? 1 : 0);
    }
  };

  /** What stands where nothing is known. */
  static final String NOTHING = "–";

  private static final BigDecimal BILLION = BigDecimal.TEN.pow(9);
  private static final BigDecimal MILLION = BigDecimal.TEN.pow(6);
  private static final BigDecimal TEN_MILLION = BigDecimal.TEN.pow(7);
  private static final String MINUS = "\u2212";

  /** The scale for a unit of {@code mart.dim_metric}. */
  static Scale of(String unit) {
    return switch (unit) {
      case "share" -> SHARE;
      case "days" -> DAYS;
      case "ratio" -> RATIO;
      default -> unit.startsWith("currency") ? MONEY : COUNT;
    };
  }

  /** A value for reading. */
  String text(@Nullable BigDecimal value) {
    return value == null ? NOTHING : digits(value).replace("-", MINUS);
  }

  /** A value for reading that carries the exact one for machines. */
  Html html(@Nullable BigDecimal value) {
    return value == null
        ? Tag.of("span", "nothing").text(NOTHING)
        : Tag.of("data").with("value", value.toPlainString()).text(text(value));
  }

  /** A difference for reading, with its sign. */
  String signed(BigDecimal difference) {
    return sign(difference, digits(difference.abs()));
  }

  /**
   * How a value changed: by so many points or days, else by a share of what it was; {@link
   * #NOTHING} where that cannot be said.
   */
  String change(@Nullable BigDecimal now, @Nullable BigDecimal before) {
    if (now == null || before == null || (before.signum() == 0 && isRelative())) {
      return NOTHING;
    }
    return sign(now.subtract(before), changeDigits(now, before));
  }

  /** As the page's script knows it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  abstract String digits(BigDecimal value);

  String changeDigits(BigDecimal now, BigDecimal before) {
    return fixed(
            now.subtract(before)
                .divide(before.abs(), MathContext.DECIMAL64)
                .abs()
                .movePointRight(2),
            1)
        + " %";
  }

  private boolean isRelative() {
    return this != SHARE && this != DAYS;
  }

  /** What rounds to nothing has no sign. */
  private static String sign(BigDecimal difference, String digits) {
    if (digits.chars().noneMatch(digit -> digit >= '1' && digit <= '9')) {
      return "±" + digits;
    }
    return (difference.signum() < 0 ? MINUS : "+") + digits;
  }

  private static String fixed(BigDecimal value, int decimals) {
    return String.format(
        Locale.ROOT, "%,." + decimals + "f", value.setScale(decimals, RoundingMode.HALF_UP));
  }
}
