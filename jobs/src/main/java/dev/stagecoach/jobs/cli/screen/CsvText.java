package dev.stagecoach.jobs.cli.screen;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it: a heading, commas, quotes doubled, CR LF at line ends. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front; JSON gives it unchanged.
 */
final class CsvText {
  private static final String END_OF_LINE = "\r\n";

  private CsvText() {}

  static void print(Listing listing, PrintWriter out) {
    out.print(
        listing.headings().stream()
                .map(heading -> field(heading.name()))
                .collect(Collectors.joining(","))
            + END_OF_LINE);
    for (List<@Nullable Object> row : listing.rows()) {
      out.print(row.stream().map(CsvText::value).collect(Collectors.joining(",")) + END_OF_LINE);
    }
  }

  private static String value(@Nullable Object value) {
    return value instanceof Number number ? ValueText.plain(number) : field(ValueText.exact(value));
  }

  private static String field(String text) {
    String safe = SafeText.ofLines(text);
    if (!safe.isEmpty() && "=+-@\t\r".indexOf(safe.charAt(0)) >= 0) {
      safe = "'" + safe;
    }
    boolean quote = safe.chars().anyMatch(next -> ",\"\r\n".indexOf(next) >= 0);
    return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
