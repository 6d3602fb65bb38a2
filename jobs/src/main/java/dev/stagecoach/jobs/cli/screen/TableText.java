package dev.stagecoach.jobs.cli.screen;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in aligned columns: words at the left, numbers at the right. */
final class TableText {
  private static final String GAP = "  ";

  private TableText() {}

  static void print(Listing listing, PrintWriter out) {
    List<Heading> headings = listing.headings();
    List<List<String>> lines = new ArrayList<>();
    lines.add(headings.stream().map(heading -> SafeText.of(heading.name())).toList());
    for (List<@Nullable Object> row : listing.rows()) {
      lines.add(shown(headings, row));
    }
    int[] widths = new int[headings.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(line.get(i)));
      }
    }
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("─".repeat(width));
    }
    lines.add(1, rule);
    lines.forEach(line -> out.println(aligned(headings, line, widths)));
  }

  private static List<String> shown(List<Heading> headings, List<@Nullable Object> row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      cells.add(ValueText.shown(row.get(i), headings.get(i).isGrouped()));
    }
    return cells;
  }

  private static String aligned(List<Heading> headings, List<String> cells, int[] widths) {
    List<String> padded = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String padding = " ".repeat(widths[i] - width(cell));
      padded.add(headings.get(i).number() ? padding + cell : cell + padding);
    }
    return String.join(GAP, padded).stripTrailing();
  }

  /** Columns on the screen: an accent takes none, an ideograph or emoji two. */
  private static int width(String text) {
    return text.codePoints().map(TableText::width).sum();
  }

  private static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean isWide =
        Character.isIdeographic(point)
            || (point >= 0x1100 && point <= 0x115f)
            || (point >= 0x3040 && point <= 0x30ff)
            || (point >= 0xac00 && point <= 0xd7a3)
            || (point >= 0xff01 && point <= 0xff60)
            || (point >= 0x1f300 && point <= 0x1faff);
    return isWide ? 2 : 1;
  }
}
