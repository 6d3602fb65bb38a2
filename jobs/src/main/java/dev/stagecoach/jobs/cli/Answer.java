package dev.stagecoach.jobs.cli;

import dev.stagecoach.jobs.cli.screen.Heading;
import dev.stagecoach.jobs.cli.screen.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The few rows that one of the program's own questions gave. */
record Answer(List<Heading> headings, List<List<@Nullable Object>> rows) {
  /** An answer without rows, as to a question about a table that is not there yet. */
  static final Answer NONE = new Answer(List.of(), List.of());

  /** Keeps the headings as they are. */
  Answer {
    headings = List.copyOf(headings);
  }

  /** Fetches all rows. */
  static Answer of(Dataset<Row> rows) {
    Listing listing = RowValues.listing(rows.schema(), rows.collectAsList());
    List<List<@Nullable Object>> values = new ArrayList<>();
    listing.rows().forEach(values::add);
    return new Answer(listing.headings(), values);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  Listing listing() {
    return new Listing(headings, rows);
  }

  /** The value of a column, as text; empty where it is null. */
  String text(int row, String column) {
    @Nullable Object value = value(row, column);
    return value == null ? "" : value.toString();
  }

  /** The value of a column. */
  @Nullable Object value(int row, String column) {
    for (int i = 0; i < headings.size(); i++) {
      if (headings.get(i).name().equals(column)) {
        return rows.get(row).get(i);
      }
    }
    throw new IllegalArgumentException("No column " + column + " in " + headings);
  }

  /** The rows as objects. */
  List<Map<String, @Nullable Object>> members() {
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      for (int i = 0; i < headings.size(); i++) {
        object.put(headings.get(i).name(), row.get(i));
      }
      objects.add(object);
    }
    return objects;
  }
}
