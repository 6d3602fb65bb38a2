package dev.stagecoach.jobs.cli.bi;

import static java.util.Objects.requireNonNull;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.stagecoach.common.job.BundledText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The dashboards as {@code dashboards.conf} plans them. */
record DashboardPlan(
    Map<String, String> columns,
    Map<String, PlannedData> data,
    Map<String, PlannedChart> charts,
    Map<String, PlannedPage> pages) {

  /** Reads the plan. */
  static DashboardPlan read() {
    Config config = ConfigFactory.parseString(BundledText.of("/dashboards/dashboards.conf"));
    return new DashboardPlan(
        named(config.getConfig("columns"), Config::getString),
        entries(config, "datasets", DashboardPlan::data),
        entries(config, "charts", DashboardPlan::chart),
        entries(config, "dashboards", DashboardPlan::page));
  }

  /** The chart of a name. */
  PlannedChart chart(String name) {
    return requireNonNull(charts.get(name), name);
  }

  /** The data that a chart shows. */
  PlannedData dataOf(PlannedChart chart) {
    return requireNonNull(data.get(chart.data()), chart.data());
  }

  private static <T> Map<String, T> entries(
      Config config, String block, BiFunction<String, Config, T> reader) {
    return named(config.getConfig(block), (all, name) -> reader.apply(name, all.getConfig(name)));
  }

  private static <T> Map<String, T> named(Config block, BiFunction<Config, String, T> reader) {
    Map<String, T> named = new TreeMap<>();
    block.root().keySet().forEach(name -> named.put(name, reader.apply(block, name)));
    return named;
  }

  private static PlannedData data(String name, Config config) {
    return new PlannedData(
        name,
        config.getStringList("from"),
        config.getString("time"),
        entries(config, "metrics", DashboardPlan::metric));
  }

  private static PlannedMetric metric(String name, Config config) {
    String format = config.hasPath("format") ? config.getString("format") : "count";
    return new PlannedMetric(name, config.getString("label"), expression(config), format);
  }

  private static String expression(Config config) {
    if (config.hasPath("sum")) {
      return MetricSql.sum(config.getString("sum"));
    }
    if (config.hasPath("one")) {
      return MetricSql.one(config.getString("one"));
    }
    if (config.hasPath("mean-of-days")) {
      return "case when min(cut) = max(cut) then sum(%s) / nullif(count(distinct day), 0) end"
          .formatted(config.getString("mean-of-days"));
    }
    if (config.hasPath("share")) {
      return MetricSql.share(sum(config, "share", 0), sum(config, "share", 1));
    }
    if (config.hasPath("rows")) {
      return "count(*)";
    }
    boolean isLow = config.hasPath("low");
    String key = isLow ? "low" : "high";
    return MetricSql.bound(sum(config, key, 0), sum(config, key, 1), isLow);
  }

  private static String sum(Config config, String key, int at) {
    return "sum(%s)".formatted(config.getStringList(key).get(at));
  }

  private static PlannedChart chart(String name, Config config) {
    return new PlannedChart(
        name,
        config.getString("title"),
        config.getString("kind"),
        config.getString("data"),
        config.hasPath("x") ? config.getString("x") : "",
        strings(config, "by"),
        strings(config, "metrics"),
        strings(config, "columns"),
        strings(config, "where"),
        config.hasPath("order") ? config.getString("order") : "",
        config.hasPath("rows") ? config.getInt("rows") : 10_000,
        config.hasPath("height") ? config.getInt("height") : 50,
        config.hasPath("all-periods"),
        config.hasPath("everyone"));
  }

  private static PlannedPage page(String name, Config config) {
    return new PlannedPage(
        name,
        config.getString("title"),
        config.getList("rows").unwrapped().stream()
            .map(row -> ((List<?>) row).stream().map(String::valueOf).toList())
            .toList());
  }

  private static List<String> strings(Config config, String key) {
    return config.hasPath(key) ? config.getStringList(key) : List.of();
  }

  /**
   * A data set.
   *
   * @param from the marts whose contracts explain its columns
   * @param time its column of time
   */
  record PlannedData(
      String name, List<String> from, String time, Map<String, PlannedMetric> metrics) {}

  /** A metric of a data set, with its SQL; the format is share, money, days, number or count. */
  record PlannedMetric(String name, String label, String expression, String format) {}

  /**
   * A chart.
   *
   * @param x what stands along the axis; empty for the data's time
   * @param height in units of 8 pixels
   * @param isOfAllPeriods whether the page's choice of a period leaves it alone
   * @param isOfEveryone whether the page's choice of a member leaves it alone
   */
  record PlannedChart(
      String name,
      String title,
      String kind,
      String data,
      String x,
      List<String> by,
      List<String> metrics,
      List<String> columns,
      List<String> where,
      String order,
      int rows,
      int height,
      boolean isOfAllPeriods,
      boolean isOfEveryone) {

    /** The column along its axis. */
    String axis(PlannedData shown) {
      return x.isEmpty() ? shown.time() : x;
    }
  }

  /** A dashboard: charts in rows. */
  record PlannedPage(String name, String title, List<List<String>> rows) {}
}
