package dev.stagecoach.jobs.cli;

import dev.stagecoach.jobs.cli.screen.Heading;
import dev.stagecoach.jobs.cli.screen.Listing;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Spark's rows as plain values that can be printed. */
final class RowValues {
  private RowValues() {}

  /** Rows of a schema, to be printed. */
  static Listing listing(StructType schema, Iterable<Row> rows) {
    List<Heading> headings =
        Arrays.stream(schema.fields())
            .map(field -> new Heading(field.name(), field.dataType() instanceof NumericType))
            .toList();
    return new Listing(
        headings,
        () -> {
          Iterator<Row> each = rows.iterator();
          return new Iterator<List<@Nullable Object>>() {
            @Override
            public boolean hasNext() {
              return each.hasNext();
            }

            @Override
            public List<@Nullable Object> next() {
              return list(each.next());
            }
          };
        });
  }

  private static List<@Nullable Object> list(Row row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(plain(row.get(i)));
    }
    return values;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Timestamp instant) {
      return instant.toInstant();
    }
    if (value instanceof Date day) {
      return day.toLocalDate();
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Row row) {
      return members(row);
    }
    if (value instanceof scala.collection.Iterable<?> many) {
      return value instanceof scala.collection.Map<?, ?> map ? members(map) : elements(many);
    }
    return value;
  }

  private static List<@Nullable Object> elements(scala.collection.Iterable<?> many) {
    List<@Nullable Object> elements = new ArrayList<>();
    CollectionConverters.asJava(many).forEach(element -> elements.add(plain(element)));
    return elements;
  }

  private static Map<String, @Nullable Object> members(scala.collection.Map<?, ?> map) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    CollectionConverters.asJava(map)
        .forEach((key, value) -> members.put(String.valueOf(key), plain(value)));
    return members;
  }

  private static Map<String, @Nullable Object> members(Row row) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    String[] names = row.schema().fieldNames();
    for (int i = 0; i < names.length; i++) {
      members.put(names[i], plain(row.get(i)));
    }
    return members;
  }
}
