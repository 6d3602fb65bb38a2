package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.table.TableContract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** A row filled in by the names of its columns; what is left out is null. */
final class NamedRow {
  private static final int PLACES = 6;

  private final Map<String, Object> values = new HashMap<>();

  NamedRow with(String column, @Nullable Object value) {
    if (value != null) {
      values.put(column, value instanceof LocalDate day ? Date.valueOf(day) : value);
    }
    return this;
  }

  NamedRow number(String column, double number) {
    return with(column, BigDecimal.valueOf(number).setScale(PLACES, RoundingMode.HALF_UP));
  }

  NamedRow number(String column, OptionalDouble number) {
    number.ifPresent(known -> number(column, known));
    return this;
  }

  /**
   * The row in the order of the contract.
   *
   * @throws IllegalStateException if a value has no column
   */
  Row in(TableContract contract) {
    Map<String, Object> left = new HashMap<>(values);
    @Nullable Object[] row =
        contract.columns().stream().map(column -> left.remove(column.name())).toArray();
    if (!left.isEmpty()) {
      throw new IllegalStateException(
          "%s has no columns %s".formatted(contract.name(), left.keySet()));
    }
    return RowFactory.create(row);
  }
}
