package dev.stagecoach.jobs.cli.html;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chart with what it says in words and the table behind it. The page's script draws it; who does
 * not see it, or has no script, has the words and the table.
 *
 * @param id unique in the page
 * @param title what is shown
 * @param reading what to see in it, a sentence; it stands for the picture where that is not seen
 * @param chart what the script draws: its {@code kind} and data
 * @param table the same numbers
 */
public record Figure(
    String id,
    String title,
    String reading,
    Map<String, ? extends @Nullable Object> chart,
    DataTable table) {
  /** The figure. */
  public Html html() {
    return Tag.of("figure")
        .with("id", id)
        .around(
            Tag.of("div", "figure-top")
                .around(
                    caption(title, reading),
                    plot("plot plot-" + chart.get("kind"), title + ". " + reading, chart)),
            behind(title, table));
  }

  /** What stands above a chart. */
  static Html caption(String title, String reading) {
    return Tag.of("figcaption")
        .around(
            Tag.of("span", "figure-title").text(title),
            Tag.of("span", "figure-reading").text(reading));
  }

  /** The table behind a chart, shown when asked for. */
  static Html behind(String title, DataTable table) {
    return Tag.of("details").around(Tag.of("summary").text("Table: " + title), table.html());
  }

  /** A place in which the script draws. */
  public static Html plot(
      String styleClass, String label, Map<String, ? extends @Nullable Object> chart) {
    return Html.of(
        Tag.of("div", styleClass).with("role", "img").with("aria-label", label).empty(),
        Tag.of("script").with("type", "application/json").around(Html.json(chart)));
  }
}
