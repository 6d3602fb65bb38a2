package dev.stagecoach.jobs.cli.export;

import dev.stagecoach.jobs.cli.screen.JsonText;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Rows as PostgreSQL's {@code COPY … FROM STDIN} reads them in its text format. */
final class CopyText {
  private static final String NULL = "\\N";

  private CopyText() {}

  /** One row: fields with a tab between them, a line end after the last. */
  static String line(Row row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(i == 0 ? "" : "\t").append(field(row.get(i)));
    }
    return line.append('\n').toString();
  }

  private static String field(@Nullable Object value) {
    return value == null ? NULL : escaped(text(value));
  }

  private static String text(Object value) {
    if (value instanceof Timestamp instant) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
          instant.toInstant().atOffset(ZoneOffset.UTC));
    }
    if (value instanceof Date day) {
      return day.toLocalDate().toString();
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      return JsonText.of(members(map));
    }
    if (value instanceof scala.collection.Seq<?> many) {
      return CollectionConverters.asJava(many).stream()
          .map(CopyText::element)
          .collect(Collectors.joining(",", "{", "}"));
    }
    return value.toString();
  }

  private static Map<String, @Nullable Object> members(scala.collection.Map<?, ?> map) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    CollectionConverters.asJava(map)
        .forEach((key, each) -> members.put(known(key.toString()), each));
    members.replaceAll((key, each) -> each == null ? null : known(each.toString()));
    return members;
  }

  /** One element of an array literal, always in quotes, so that no text means null or ends it. */
  private static String element(@Nullable Object element) {
    return element == null
        ? "NULL"
        : '"' + element.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String escaped(String text) {
    return known(text)
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /** PostgreSQL's texts hold every character but the one of number zero. */
  private static String known(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
