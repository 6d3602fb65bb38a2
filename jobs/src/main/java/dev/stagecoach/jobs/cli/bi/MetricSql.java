package dev.stagecoach.jobs.cli.bi;

import dev.stagecoach.common.metric.Metric;
import java.util.regex.Pattern;

/**
 * Metrics as SQL that any engine understands. Each gives a number only where the rows have one
 * {@code cut}: rows of several kinds (company and team, month and quarter) count the same deals,
 * and no number is better than a wrong one.
 */
final class MetricSql {
  /**
   * The 97.5 % quantile of the normal distribution, and its square, for intervals of 95 %. Written
   * with an exponent, numbers are doubles: Spark cuts quotients of decimals at six places.
   */
  private static final String Z = "1.959964e0";

  private static final String Z_SQUARED = "3.841459e0";

  private static final Pattern SPECIAL = Pattern.compile("['\\\\]");

  private MetricSql() {}

  static String sum(String column) {
    return guarded("sum(%s)".formatted(column));
  }

  static String share(String part, String whole) {
    return guarded("1e0 * %s / nullif(%s, 0)".formatted(part, whole));
  }

  /** An end of the Wilson interval of a share. */
  static String bound(String part, String whole, boolean isLow) {
    String n = "nullif(%s, 0)".formatted(whole);
    String p = "(1e0 * %s / %s)".formatted(part, n);
    return guarded(
        "(%1$s + %3$s / (2 * %2$s) %5$s %4$s * sqrt(%1$s * (1 - %1$s) / %2$s + %3$s / (4e0 * %2$s * %2$s))) / (1 + %3$s / %2$s)"
            .formatted(p, n, Z_SQUARED, Z, isLow ? "-" : "+"));
  }

  /** Of rows that do not add up: the value of the only one. */
  static String one(String expression) {
    return guarded("max(%s)".formatted(expression));
  }

  /** A metric of {@code mart.kpi}. */
  static String value(Metric metric, Additivity.Cut cut) {
    return switch (cut) {
      case SUM -> sum(of(metric, "value"));
      case QUOTIENT ->
          share(
              "sum(%s)".formatted(of(metric, "numerator")),
              "sum(%s)".formatted(of(metric, "denominator")));
      case ONE_ROW -> oneRow(of(metric, "value"));
    };
  }

  /** Another column of it, such as its target. */
  static String beside(Metric metric, Additivity.Cut cut, String column) {
    return cut == Additivity.Cut.SUM ? sum(of(metric, column)) : oneRow(of(metric, column));
  }

  static String bound(Metric metric, boolean isLow) {
    return bound(
        "sum(%s)".formatted(of(metric, "numerator")),
        "sum(%s)".formatted(of(metric, "denominator")),
        isLow);
  }

  private static String of(Metric metric, String column) {
    return "case when metric = %s then %s end".formatted(text(metric.name()), column);
  }

  private static String oneRow(String expression) {
    return "case when min(cut) = max(cut) and min(member_id) = max(member_id) and min(period) = max(period) then max(%s) end"
        .formatted(expression);
  }

  private static String guarded(String expression) {
    return "case when min(cut) = max(cut) then %s end".formatted(expression);
  }

  /**
   * A text as every engine reads it: a quote that is written twice is none to Spark, and a
   * backslash is a sign of its own to it alone.
   */
  static String text(String value) {
    String parts =
        SPECIAL
            .matcher(value)
            .replaceAll(sign -> "', chr(%d), '".formatted((int) sign.group().charAt(0)));
    return parts.equals(value) ? "'" + value + "'" : "concat('" + parts + "')";
  }
}
