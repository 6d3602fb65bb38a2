package dev.stagecoach.jobs.cli.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page's script draws, as it reads it. */
final class Charts {
  private Charts() {}

  /** Series over periods, from left to right. */
  static Map<String, @Nullable Object> trend(
      Scale scale, List<String> labels, List<Series> series) {
    Map<String, @Nullable Object> chart = kind("trend", scale);
    chart.put("labels", labels);
    chart.put("series", series.stream().map(Series::chart).toList());
    return chart;
  }

  /**
   * The same, with the end of the periods shaded.
   *
   * @param from the first label of the shaded ones
   * @param words what the shade means
   */
  static Map<String, @Nullable Object> shaded(
      Map<String, @Nullable Object> trend, String from, String words) {
    Map<String, @Nullable Object> chart = new LinkedHashMap<>(trend);
    chart.put("shadeFrom", from);
    chart.put("shadeWords", words);
    return chart;
  }

  /** A small line without axes. */
  static Map<String, @Nullable Object> spark(
      Scale scale, List<String> labels, List<@Nullable BigDecimal> values) {
    Map<String, @Nullable Object> chart = kind("spark", scale);
    chart.put("labels", labels);
    chart.put("values", values);
    return chart;
  }

  /** Curves over days. */
  static Map<String, @Nullable Object> curves(
      Scale scale, List<Integer> days, List<Series> series) {
    Map<String, @Nullable Object> chart = kind("curves", scale);
    chart.put("days", days);
    chart.put("series", series.stream().map(Series::chart).toList());
    return chart;
  }

  /**
   * Values with intervals, one below the other.
   *
   * @param names from top to bottom
   * @param marks the first is drawn with intervals, others as quiet marks
   * @param wholeName what the line across stands for
   * @param whole where it stands
   */
  static Map<String, @Nullable Object> ranking(
      Scale scale,
      List<String> names,
      List<Series> marks,
      String wholeName,
      @Nullable BigDecimal whole) {
    Map<String, @Nullable Object> chart = kind("ranking", scale);
    chart.put("labels", names);
    chart.put("series", marks.stream().map(Series::chart).toList());
    chart.put("wholeName", wholeName);
    chart.put("whole", whole);
    return chart;
  }

  /** Steps from one total to another. */
  static Map<String, @Nullable Object> steps(Scale scale, List<Step> steps) {
    Map<String, @Nullable Object> chart = kind("steps", scale);
    chart.put("labels", steps.stream().map(Step::name).toList());
    chart.put("values", steps.stream().map(Step::value).toList());
    chart.put("totals", steps.stream().map(Step::isTotal).toList());
    return chart;
  }

  private static Map<String, @Nullable Object> kind(String kind, Scale scale) {
    Map<String, @Nullable Object> chart = new LinkedHashMap<>();
    chart.put("kind", kind);
    chart.put("scale", scale.label());
    return chart;
  }

  /**
   * A bar of a waterfall.
   *
   * @param isTotal whether it stands on the ground: the start or the end
   */
  record Step(String name, BigDecimal value, boolean isTotal) {}
}
