package dev.stagecoach.jobs.cli.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for people: the first cell of a row names the row.
 *
 * @param caption what the table shows, for those who do not see what stands around it
 * @param headings one a column
 * @param rows each as long as the headings
 */
public record DataTable(String caption, List<Heading> headings, List<List<Html>> rows) {
  /** Keeps the lists as they are. */
  public DataTable {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }

  /** The table, in a frame that scrolls sideways where the page is too narrow for it. */
  public Html html() {
    return Tag.of("div", "scroll")
        .with("role", "region")
        .with("aria-label", caption)
        .with("tabindex", "0")
        .around(
            Tag.of("table")
                .around(
                    Tag.of("caption").text(caption),
                    Tag.of("thead").around(head()),
                    Tag.of("tbody").around(rows.stream().map(this::row).toList())));
  }

  private Html head() {
    return Tag.of("tr")
        .around(
            headings.stream()
                .map(
                    heading ->
                        Tag.of("th", heading.styleClass())
                            .with("scope", "col")
                            .around(heading.title()))
                .toList());
  }

  private Html row(List<Html> cells) {
    List<Html> row = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Tag cell =
          i == 0
              ? Tag.of("th", headings.get(i).styleClass()).with("scope", "row")
              : Tag.of("td", headings.get(i).styleClass());
      row.add(cell.around(cells.get(i)));
    }
    return Tag.of("tr").around(row);
  }

  /**
   * The top of a column.
   *
   * @param isNumber whether its values stand at the right
   */
  public record Heading(Html title, boolean isNumber) {
    /** A column of words. */
    public static Heading words(String title) {
      return new Heading(Html.text(title), false);
    }

    /** A column of numbers. */
    public static Heading number(String title) {
      return new Heading(Html.text(title), true);
    }

    private String styleClass() {
      return isNumber ? "number" : "words";
    }
  }
}
