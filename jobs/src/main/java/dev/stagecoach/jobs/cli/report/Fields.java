package dev.stagecoach.jobs.cli.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of an answer, by the names of its columns. */
record Fields(Map<String, ? extends @Nullable Object> values) {
  /** Text; empty where it is null. */
  String text(String column) {
    return Objects.toString(value(column), "");
  }

  /** A number, exactly; null where it is not known. */
  @Nullable BigDecimal decimal(String column) {
    @Nullable Object value = value(column);
    return value == null ? null : new BigDecimal(value.toString());
  }

  /** A whole number; zero where it is null. */
  long count(String column) {
    return value(column) instanceof Number number ? number.longValue() : 0;
  }

  boolean flag(String column) {
    return Boolean.TRUE.equals(value(column));
  }

  LocalDate day(String column) {
    return LocalDate.parse(text(column));
  }

  private @Nullable Object value(String column) {
    if (!values.containsKey(column)) {
      throw new IllegalArgumentException("No column %s in %s".formatted(column, values.keySet()));
    }
    return values.get(column);
  }
}
