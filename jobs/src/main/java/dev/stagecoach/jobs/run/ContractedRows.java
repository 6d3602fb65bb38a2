package dev.stagecoach.jobs.run;

import static org.apache.spark.sql.functions.col;

import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.TableContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Makes rows fit their contract, or says how they do not. */
final class ContractedRows {
  private ContractedRows() {}

  /**
   * The rows with exactly the contract's columns, order, types and comments. Numbers are cast to
   * the contract's numeric type, with an error where one does not fit; anything else must agree.
   */
  static Dataset<Row> of(TableContract contract, Dataset<Row> rows) {
    List<String> expected = contract.columns().stream().map(Column::name).toList();
    List<String> found = Arrays.asList(rows.columns());
    if (!expected.equals(found)) {
      throw new IllegalStateException(
          "The rows of %s have the columns %s, its contract says %s"
              .formatted(contract.name(), found, expected));
    }
    StructType schema = rows.schema();
    if (isContracted(contract, schema)) {
      return rows;
    }
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    for (Column column : contract.columns()) {
      DataType type = schema.apply(column.name()).dataType();
      requireFit(contract, column, type);
      columns.add(
          col(column.name()).cast(column.dataType()).as(column.name(), column.field().metadata()));
    }
    return rows.select(columns.toArray(org.apache.spark.sql.Column[]::new));
  }

  /** Whether nothing is to be cast or said of the columns: a projection would copy each row. */
  private static boolean isContracted(TableContract contract, StructType schema) {
    return contract.columns().stream()
        .map(Column::field)
        .allMatch(
            expected -> {
              StructField found = schema.apply(expected.name());
              return found.dataType().equals(expected.dataType())
                  && found.metadata().equals(expected.metadata());
            });
  }

  private static void requireFit(TableContract contract, Column column, DataType found) {
    DataType expected = column.dataType();
    boolean numbers = expected instanceof NumericType && found instanceof NumericType;
    if (!numbers && !expected.catalogString().equals(found.catalogString())) {
      throw new IllegalStateException(
          "The column %s of %s is %s, its contract says %s"
              .formatted(column.name(), contract.name(), found.sql(), expected.sql()));
    }
  }
}
