package dev.stagecoach.jobs.cli.bi;

import static java.util.Objects.requireNonNull;

import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedChart;
import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedData;
import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedMetric;
import dev.stagecoach.jobs.cli.screen.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A planned chart in the words of Superset: its settings, and what it asks of the data. */
final class SupersetChart {
  private static final Map<String, String> KINDS =
      Map.of(
          "funnel", "funnel",
          "table", "table",
          "list", "table",
          "line", "echarts_timeseries_line",
          "area", "echarts_area",
          "bar", "echarts_timeseries_bar",
          "trend", "big_number",
          "waterfall", "waterfall",
          "heatmap", "heatmap_v2");

  private final PlannedChart chart;
  private final PlannedData data;
  private final Map<String, PlannedMetric> metrics;

  SupersetChart(PlannedChart chart, PlannedData data, Map<String, PlannedMetric> metrics) {
    this.chart = chart;
    this.data = data;
    this.metrics = metrics;
    chart.metrics().forEach(this::metric);
  }

  private PlannedMetric metric(String name) {
    PlannedMetric metric = metrics.get(name);
    if (metric == null) {
      throw new IllegalStateException("Chart %s: no metric %s".formatted(chart.name(), name));
    }
    return metric;
  }

  /** Superset's name of the kind of chart. */
  String kind() {
    return requireNonNull(KINDS.get(chart.kind()), chart.kind());
  }

  /** The settings of the chart. */
  Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("viz_type", kind());
    settings.put("datasource", "1__table");
    settings.put("adhoc_filters", filters());
    settings.put("row_limit", chart.rows());
    settings.put("extra_form_data", Map.of());
    settings.putAll(new SupersetSettings(chart, data, this::metric).own());
    return settings;
  }

  private List<Object> filters() {
    List<Object> filters = new ArrayList<>();
    filters.add(
        SupersetBundle.members(
            "clause", "WHERE",
            "expressionType", "SIMPLE",
            "subject", data.time(),
            "operator", "TEMPORAL_RANGE",
            "comparator", "No filter"));
    chart
        .where()
        .forEach(
            condition ->
                filters.add(
                    SupersetBundle.members(
                        "clause", "WHERE",
                        "expressionType", "SQL",
                        "sqlExpression", condition)));
    return filters;
  }

  /** What the chart asks for, as the browser would. */
  String question() {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("filters", List.of());
    query.put(
        "extras",
        Map.of(
            "having",
            "",
            "where",
            String.join(" AND ", chart.where().stream().map("(%s)"::formatted).toList())));
    query.put("columns", asked());
    if (!chart.kind().equals("list")) {
      query.put("metrics", chart.metrics());
    }
    query.put("orderby", order());
    query.put("row_limit", chart.rows());
    query.put("annotation_layers", List.of());
    query.put("post_processing", List.of());
    return JsonText.of(
        SupersetBundle.members(
            "datasource",
            Map.of("id", 1, "type", "table"),
            "force",
            false,
            "queries",
            List.of(query),
            "form_data",
            settings(),
            "result_format",
            "json",
            "result_type",
            "full"));
  }

  private List<Object> asked() {
    return switch (chart.kind()) {
      case "funnel", "table", "waterfall", "heatmap" -> List.copyOf(chart.by());
      case "list" -> List.copyOf(chart.columns());
      default -> {
        List<Object> asked = new ArrayList<>();
        asked.add(
            SupersetBundle.members(
                "columnType",
                "BASE_AXIS",
                "expressionType",
                "SQL",
                "sqlExpression",
                chart.axis(data),
                "label",
                chart.axis(data),
                "timeGrain",
                chart.kind().equals("area") ? "P1W" : null));
        asked.addAll(chart.by());
        yield asked;
      }
    };
  }

  private List<Object> order() {
    return switch (chart.kind()) {
      case "list" -> List.of(List.of(chart.order(), false));
      case "table" -> List.of(List.of(chart.order(), !chart.metrics().contains(chart.order())));
      case "funnel" -> List.of(List.of(chart.metrics().get(0), false));
      case "waterfall", "heatmap" -> List.of(List.of(chart.by().get(0), true));
      default -> List.of();
    };
  }

  /** How Superset writes the numbers of a metric. */
  static String d3(PlannedMetric metric) {
    return switch (metric.format()) {
      case "share" -> ".1%";
      case "days" -> ",.1f";
      case "number" -> ",.2f";
      default -> ",.0f";
    };
  }
}
