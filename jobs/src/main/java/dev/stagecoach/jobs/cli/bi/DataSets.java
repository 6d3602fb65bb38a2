package dev.stagecoach.jobs.cli.bi;

import dev.stagecoach.common.config.Funnel;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedData;
import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The data sets of the dashboards: their SQL, their columns and their metrics. */
final class DataSets {
  private static final Pattern PLACE =
      Pattern.compile(":(schema|company|funnel|first_stage|last_stage)\\b");
  private static final Pattern SELECTED = Pattern.compile("(?s).*?\\bselect\\n(.*?)\\nfrom .*");

  private final DashboardPlan plan;
  private final SuiteConfig config;
  private final TableGraph graph;
  private final String schema;

  DataSets(DashboardPlan plan, SuiteConfig config, TableGraph graph, String schema) {
    this.plan = plan;
    this.config = config;
    this.graph = graph;
    this.schema = schema;
  }

  /** Whose numbers are shown first: the company. */
  String company() {
    return config.business().name();
  }

  /** The statement that makes a data set's rows. */
  String sql(PlannedData data) {
    Funnel funnel = config.funnels().stream().filter(Funnel::isDefault).findFirst().orElseThrow();
    Map<String, String> values =
        Map.of(
            "schema",
            schema,
            "company",
            MetricSql.text(company()),
            "funnel",
            MetricSql.text(funnel.name()),
            "first_stage",
            MetricSql.text(funnel.stages().get(0)),
            "last_stage",
            MetricSql.text(funnel.stages().get(funnel.stages().size() - 1)));
    return PLACE
        .matcher(template(data))
        .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
  }

  private static String template(PlannedData data) {
    return BundledText.of("/dashboards/%s.sql".formatted(data.name())).strip();
  }

  /** The columns that the statement gives, in its order. */
  List<Column> columns(PlannedData data) {
    Matcher selected = SELECTED.matcher(template(data));
    if (!selected.matches()) {
      throw new IllegalStateException(data.name() + ".sql has no select that can be read");
    }
    return items(selected.group(1)).stream().map(item -> column(data, item)).toList();
  }

  /** What stands between the commas that are in no parentheses. */
  private static List<String> items(String list) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char next = list.charAt(i);
      depth += next == '(' ? 1 : next == ')' ? -1 : 0;
      if (next == ',' && depth == 0) {
        items.add(list.substring(start, i));
        start = i + 1;
      }
    }
    items.add(list.substring(start));
    return items;
  }

  private Column column(PlannedData data, String item) {
    String[] words = item.strip().split("[\\s.]+", -1);
    String name = words[words.length - 1];
    boolean isRenamed = item.strip().endsWith(" as " + name);
    Optional<Column> contracted =
        data.from().stream()
            .flatMap(
                table -> graph.table(TableName.of("mart." + table)).contract().columns().stream())
            .filter(column -> !isRenamed && column.name().equals(name))
            .findFirst();
    return contracted.orElseGet(() -> ownColumn(data, name));
  }

  private Column ownColumn(PlannedData data, String name) {
    String description = plan.columns().get(name);
    if (description == null) {
      throw new IllegalStateException(
          "%s.sql: neither a contract nor dashboards.conf tells of %s"
              .formatted(data.name(), name));
    }
    return new Column(name, "string", description, "");
  }

  /** The metrics of a data set by their names; of KPIs those of the configuration. */
  Map<String, PlannedMetric> metrics(PlannedData data) {
    if (!data.name().equals("kpi")) {
      return data.metrics();
    }
    Additivity additivity = new Additivity(config.measures());
    Map<String, PlannedMetric> metrics = new TreeMap<>();
    for (Metric metric : config.metrics()) {
      Additivity.Cut cut = additivity.cut(metric);
      String format = format(metric);
      add(metrics, metric.name(), metric.label(), MetricSql.value(metric, cut), format);
      add(
          metrics,
          metric.name() + "_year_ago",
          metric.label() + ", last year",
          MetricSql.beside(metric, cut, "year_ago_value"),
          format);
      add(
          metrics,
          metric.name() + "_target",
          metric.label() + ", target",
          MetricSql.beside(metric, cut, "target"),
          format);
      if (cut == Additivity.Cut.QUOTIENT && metric.unit().equals("share")) {
        add(
            metrics,
            metric.name() + "_low",
            metric.label() + ", at least (95 %)",
            MetricSql.bound(metric, true),
            format);
        add(
            metrics,
            metric.name() + "_high",
            metric.label() + ", at most (95 %)",
            MetricSql.bound(metric, false),
            format);
      }
    }
    return metrics;
  }

  private static void add(
      Map<String, PlannedMetric> metrics,
      String name,
      String label,
      String expression,
      String format) {
    metrics.put(name, new PlannedMetric(name, label, expression, format));
  }

  private static String format(Metric metric) {
    if (metric.unit().equals("share")) {
      return "share";
    }
    if (metric.isMoney()) {
      return "money";
    }
    return metric.unit().equals("days")
        ? "days"
        : metric.denominator().isPresent() ? "number" : "count";
  }
}
