package dev.stagecoach.jobs.cli.bi;

import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedChart;
import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedData;
import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedMetric;
import dev.stagecoach.jobs.cli.screen.JsonText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How charts of each kind are drawn, in the words of Superset. */
record SupersetSettings(
    PlannedChart chart, PlannedData data, Function<String, PlannedMetric> metrics) {
  /** Superset's number for a label of a funnel's bar. */
  private static final int NAME_VALUE_AND_PERCENT = 5;

  /** The settings that charts of its kind have. */
  Map<String, Object> own() {
    return switch (chart.kind()) {
      case "funnel" -> funnel();
      case "table" -> table();
      case "list" -> list();
      case "trend" -> trend();
      case "waterfall" -> waterfall();
      case "heatmap" -> heatmap();
      default -> lines();
    };
  }

  private Map<String, Object> funnel() {
    return SupersetBundle.members(
        "groupby",
        chart.by(),
        "metric",
        chart.metrics().get(0),
        "sort_by_metric",
        true,
        "show_labels",
        true,
        "label_type",
        NAME_VALUE_AND_PERCENT,
        "percent_calculation_type",
        "prev_step",
        "tooltip_label_type",
        NAME_VALUE_AND_PERCENT,
        "number_format",
        ",d",
        "color_scheme",
        "supersetColors",
        "show_legend",
        false);
  }

  private Map<String, Object> table() {
    Map<String, Object> columns = new LinkedHashMap<>();
    chart
        .metrics()
        .forEach(
            name ->
                columns.put(
                    name,
                    Map.of(
                        "d3NumberFormat",
                        SupersetChart.d3(metrics.apply(name)),
                        "showCellBars",
                        true,
                        "columnWidth",
                        90)));
    return SupersetBundle.members(
        "query_mode",
        "aggregate",
        "groupby",
        chart.by(),
        "metrics",
        chart.metrics(),
        "timeseries_limit_metric",
        chart.metrics().contains(chart.order()) ? chart.order() : null,
        "order_desc",
        chart.metrics().contains(chart.order()),
        "server_page_length",
        25,
        "include_search",
        false,
        // A name is shown as it is, and never acts as markup.
        "allow_render_html",
        false,
        "show_cell_bars",
        true,
        "column_config",
        columns,
        "table_timestamp_format",
        "smart_date");
  }

  private Map<String, Object> list() {
    Map<String, Object> columns = new LinkedHashMap<>();
    chart
        .columns()
        .forEach(
            name ->
                columns.put(name, Map.of("d3SmallNumberFormat", ",.0f", "d3NumberFormat", ",.0f")));
    return SupersetBundle.members(
        "query_mode",
        "raw",
        "all_columns",
        chart.columns(),
        "column_config",
        columns,
        "order_by_cols",
        List.of(JsonText.of(List.of(chart.order(), false))),
        "server_page_length",
        10,
        "include_search",
        true,
        // A name is shown as it is, and never acts as markup.
        "allow_render_html",
        false,
        "table_timestamp_format",
        "smart_date");
  }

  private Map<String, Object> trend() {
    return SupersetBundle.members(
        "x_axis",
        data.time(),
        "metric",
        chart.metrics().get(0),
        "compare_lag",
        1,
        "compare_suffix",
        "on the period before",
        "aggregation",
        "LAST_VALUE",
        "show_trend_line",
        true,
        "start_y_axis_at_zero",
        false,
        "y_axis_format",
        SupersetChart.d3(metrics.apply(chart.metrics().get(0))),
        "time_format",
        "%Y-%m-%d",
        "header_font_size",
        0.4,
        "subheader_font_size",
        0.125,
        "color_picker",
        Map.of("r", 31, "g", 119, "b", 180, "a", 1));
  }

  private Map<String, Object> waterfall() {
    return SupersetBundle.members(
        "x_axis",
        chart.by().get(0),
        "metric",
        chart.metrics().get(0),
        "groupby",
        List.of(),
        "show_value",
        true,
        "show_legend",
        true,
        "x_axis_label",
        "",
        "x_ticks_layout",
        "45°",
        "y_axis_format",
        "SMART_NUMBER",
        "show_total",
        true,
        "total_label",
        "open at the end");
  }

  private Map<String, Object> heatmap() {
    return SupersetBundle.members(
        "x_axis",
        chart.by().get(0),
        "groupby",
        chart.by().get(1),
        "metric",
        chart.metrics().get(0),
        "sort_x_axis",
        "alpha_asc",
        "sort_y_axis",
        "alpha_desc",
        "normalize_across",
        "x",
        "linear_color_scheme",
        "blue_white_yellow",
        "legend_type",
        "continuous",
        "show_legend",
        true,
        "show_values",
        true,
        "show_percentage",
        false,
        "y_axis_format",
        ",.1f",
        "value_bounds",
        Arrays.asList(null, null),
        // Superset's own margin cuts the labels below.
        "bottom_margin",
        50,
        "left_margin",
        "auto",
        "xscale_interval",
        1,
        "yscale_interval",
        1);
  }

  private Map<String, Object> lines() {
    boolean isOfTime = chart.x().isEmpty();
    return SupersetBundle.members(
        "x_axis",
        chart.axis(data),
        "x_axis_sort_asc",
        true,
        "x_axis_sort",
        isOfTime ? null : chart.x(),
        "metrics",
        chart.metrics(),
        "groupby",
        chart.by(),
        "order_desc",
        true,
        "time_grain_sqla",
        chart.kind().equals("area") ? "P1W" : null,
        "stack",
        isOfTime && !chart.kind().equals("area") ? null : "Stack",
        "rich_tooltip",
        true,
        "show_legend",
        true,
        "legendType",
        "scroll",
        "legendOrientation",
        "top",
        "y_axis_format",
        SupersetChart.d3(metrics.apply(chart.metrics().get(0))),
        "tooltipTimeFormat",
        "%Y-%m-%d",
        "x_axis_time_format",
        "smart_date",
        "color_scheme",
        "supersetColors");
  }
}
