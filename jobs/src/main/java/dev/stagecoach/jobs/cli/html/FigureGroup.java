package dev.stagecoach.jobs.cli.html;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Small charts of one kind side by side, with one table behind them.
 *
 * @param id unique in the page
 * @param title what is shown
 * @param reading how to read them
 * @param table the numbers of all
 */
public record FigureGroup(
    String id, String title, String reading, List<Plot> plots, DataTable table) {
  /** Keeps the charts as they are. */
  public FigureGroup {
    plots = List.copyOf(plots);
  }

  /** The figure. */
  public Html html() {
    return Tag.of("figure")
        .with("id", id)
        .around(
            Tag.of("div", "figure-top")
                .around(
                    Figure.caption(title, reading),
                    Tag.of("div", "plots").around(plots.stream().map(Plot::html).toList())),
            Figure.behind(title, table));
  }

  /**
   * One of the charts.
   *
   * @param reading what stands for it where it is not seen
   */
  public record Plot(String title, String reading, Map<String, ? extends @Nullable Object> chart) {
    private Html html() {
      return Tag.of("div", "small-plot")
          .around(Tag.of("h3").text(title), Figure.plot("plot plot-small", reading, chart));
    }
  }
}
