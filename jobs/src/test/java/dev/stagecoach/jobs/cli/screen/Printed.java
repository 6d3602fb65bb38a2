package dev.stagecoach.jobs.cli.screen;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints a few rows; a column is one of numbers when its first value is a number. */
final class Printed {
  private Printed() {}

  static String as(Format format, List<String> names, List<?>... rows) {
    List<Heading> headings = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      headings.add(new Heading(names.get(i), rows.length > 0 && rows[0].get(i) instanceof Number));
    }
    List<List<Object>> values = new ArrayList<>();
    for (List<?> row : rows) {
      values.add(new ArrayList<>(row));
    }
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    format.print(new Listing(headings, values), out);
    out.flush();
    return text.toString();
  }
}
