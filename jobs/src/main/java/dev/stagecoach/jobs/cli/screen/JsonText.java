package dev.stagecoach.jobs.cli.screen;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON (RFC 8259); the order of members is kept. */
public final class JsonText {
  private JsonText() {}

  /** A list of objects, one a line. */
  static void print(Listing listing, PrintWriter out) {
    List<String> names =
        listing.headings().stream().map(heading -> quoted(heading.name())).toList();
    String before = "[\n  ";
    for (List<@Nullable Object> row : listing.rows()) {
      List<String> members = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        members.add(names.get(i) + ": " + of(row.get(i)));
      }
      out.print(before + "{" + String.join(", ", members) + "}");
      before = ",\n  ";
    }
    out.print(before.startsWith("[") ? "[]\n" : "\n]\n");
  }

  /** A value as JSON: what is neither number, boolean, list, map nor null becomes a string. */
  public static String of(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> quoted(String.valueOf(entry.getKey())) + ": " + of(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(JsonText::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Number number && ValueText.isFinite(number)) {
      return ValueText.plain(number);
    }
    return value instanceof Boolean ? value.toString() : quoted(value.toString());
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next == '"' || next == '\\') {
        quoted.append('\\').append(next);
      } else if (Character.isISOControl(next) || Character.getType(next) == Character.FORMAT) {
        quoted.append("\\u%04x".formatted((int) next));
      } else {
        quoted.append(next);
      }
    }
    return quoted.append('"').toString();
  }
}
