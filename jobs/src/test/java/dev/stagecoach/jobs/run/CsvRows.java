package dev.stagecoach.jobs.run;

import static org.apache.spark.sql.functions.expr;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.TableContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Rows written down as CSV and typed by a table's contract.
 *
 * <p>An empty field is null, {@code ''} an empty text; an array is written {@code a|b}, a map
 * {@code key=value|key=value}, a struct by a column for each of its fields, {@code struct.field}.
 */
record CsvRows(Path file, List<String> columns, List<List<String>> rows) {

  static CsvRows read(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      List<String> columns = new ArrayList<>();
      List<List<String>> rows = new ArrayList<>();
      for (NamedCsvRecord row : reader) {
        columns = row.getHeader();
        rows.add(row.getFields());
      }
      return new CsvRows(file, columns, rows);
    }
  }

  /** The rows with every column of the contract; those that the file leaves out are null. */
  Dataset<Row> full(SparkSession session, TableContract contract) {
    return typed(session, contract, contract.columns().stream().map(Column::name).toList());
  }

  /** The rows with the file's own columns. */
  Dataset<Row> listed(SparkSession session, TableContract contract) {
    return typed(session, contract, columns.stream().map(CsvRows::root).distinct().toList());
  }

  private static String root(String column) {
    int dot = column.indexOf('.');
    return dot < 0 ? column : column.substring(0, dot);
  }

  private Dataset<Row> typed(SparkSession session, TableContract contract, List<String> wanted) {
    for (String column : columns) {
      if (contract.columns().stream().noneMatch(known -> known.name().equals(root(column)))) {
        throw new IllegalStateException(
            "%s names the column %s, and %s has none of that name"
                .formatted(file, column, contract.name()));
      }
    }
    StructField[] texts =
        columns.stream()
            .map(column -> DataTypes.createStructField(column, DataTypes.StringType, true))
            .toArray(StructField[]::new);
    List<Row> read = rows.stream().map(row -> RowFactory.create(texts(row))).toList();
    Dataset<Row> typed =
        session
            .createDataFrame(read, new StructType(texts))
            .select(
                contract.columns().stream()
                    .filter(column -> wanted.contains(column.name()))
                    .sorted(Comparator.comparingInt(c -> wanted.indexOf(c.name())))
                    .map(this::typed)
                    .toArray(org.apache.spark.sql.Column[]::new));
    return session.createDataFrame(typed.collectAsList(), nullable(typed.schema()));
  }

  private static StructType nullable(StructType schema) {
    return new StructType(
        Arrays.stream(schema.fields())
            .map(field -> DataTypes.createStructField(field.name(), field.dataType(), true))
            .toArray(StructField[]::new));
  }

  private static Object[] texts(List<String> row) {
    return row.stream()
        .map(String::strip)
        .map(field -> field.isEmpty() ? null : field.equals("''") ? "" : field)
        .toArray();
  }

  private org.apache.spark.sql.Column typed(Column column) {
    DataType type = column.dataType();
    String text = "`" + column.name() + "`";
    String value;
    if (type instanceof StructType struct) {
      value = structOf(column.name(), struct);
    } else if (!columns.contains(column.name())) {
      value = "cast(null as " + type.sql() + ")";
    } else if (type.sql().startsWith("ARRAY")) {
      value = "cast(split(" + text + ", '[|]') as " + type.sql() + ")";
    } else if (type.sql().startsWith("MAP")) {
      value = "str_to_map(" + text + ", '[|]', '=')";
    } else {
      value = "cast(" + text + " as " + type.sql() + ")";
    }
    return expr(value).as(column.name());
  }

  /** A struct is null where the file has none of its fields. */
  private String structOf(String name, StructType struct) {
    List<String> fields = new ArrayList<>();
    List<String> present = new ArrayList<>();
    for (StructField field : struct.fields()) {
      String path = name + "." + field.name();
      boolean written = columns.contains(path);
      fields.add(
          "'%s', cast(%s as %s)"
              .formatted(
                  field.name(), written ? "`" + path + "`" : "null", field.dataType().sql()));
      if (written) {
        present.add("`" + path + "` is not null");
      }
    }
    String whole = "named_struct(" + String.join(", ", fields) + ")";
    return present.isEmpty()
        ? "cast(null as " + struct.sql() + ")"
        : "if(" + String.join(" or ", present) + ", " + whole + ", null)";
  }
}
