package dev.stagecoach.jobs.cli.bi;

import static dev.stagecoach.jobs.cli.bi.SupersetBundle.id;
import static dev.stagecoach.jobs.cli.bi.SupersetBundle.members;

import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedChart;
import dev.stagecoach.jobs.cli.bi.DashboardPlan.PlannedPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One dashboard: where its charts stand, and by what they are filtered. */
final class SupersetPage {
  private static final int COLUMNS = 12;

  private final DashboardPlan plan;
  private final DataSets sets;
  private final PlannedPage page;
  private final List<PlannedChart> charts;

  SupersetPage(DashboardPlan plan, DataSets sets, PlannedPage page) {
    this.plan = plan;
    this.sets = sets;
    this.page = page;
    this.charts = page.rows().stream().flatMap(List::stream).map(name -> plan.chart(name)).toList();
  }

  /** The file of the dashboard. */
  Map<String, Object> file() {
    return members(
        "dashboard_title",
        page.title(),
        "description",
        null,
        "css",
        "",
        "slug",
        slug(page),
        "uuid",
        id("page " + page.name()),
        "published",
        true,
        "version",
        "1.0.0",
        "position",
        position(),
        "metadata",
        members(
            "timed_refresh_immune_slices",
            List.of(),
            "expanded_slices",
            Map.of(),
            "refresh_frequency",
            0,
            "default_filters",
            "{}",
            "color_scheme",
            "supersetColors",
            "cross_filters_enabled",
            true,
            "native_filter_configuration",
            filters()));
  }

  /** The dashboard's own part of its address. */
  static String slug(PlannedPage page) {
    return "stagecoach-" + page.name();
  }

  private Map<String, Object> position() {
    Map<String, Object> position = new LinkedHashMap<>();
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < page.rows().size(); row++) {
      String id = "ROW-" + row;
      rows.add(id);
      position.put(id, row(id, page.rows().get(row)));
      for (String chart : page.rows().get(row)) {
        position.put("CHART-" + chart, box(id, plan.chart(chart), page.rows().get(row).size()));
      }
    }
    position.put("DASHBOARD_VERSION_KEY", "v2");
    position.put(
        "ROOT_ID", members("type", "ROOT", "id", "ROOT_ID", "children", List.of("GRID_ID")));
    position.put(
        "GRID_ID",
        members("type", "GRID", "id", "GRID_ID", "children", rows, "parents", List.of("ROOT_ID")));
    position.put(
        "HEADER_ID",
        members("id", "HEADER_ID", "type", "HEADER", "meta", Map.of("text", page.title())));
    return position;
  }

  private static Map<String, Object> row(String id, List<String> charts) {
    return members(
        "type", "ROW",
        "id", id,
        "children", charts.stream().map(chart -> "CHART-" + chart).toList(),
        "parents", List.of("ROOT_ID", "GRID_ID"),
        "meta", Map.of("background", "BACKGROUND_TRANSPARENT"));
  }

  private Map<String, Object> box(String row, PlannedChart chart, int neighbours) {
    return members(
        "type", "CHART",
        "id", "CHART-" + chart.name(),
        "children", List.of(),
        "parents", List.of("ROOT_ID", "GRID_ID", row),
        "meta",
            members(
                "width", COLUMNS / neighbours,
                "height", chart.height(),
                "chartId", number(chart),
                "uuid", id("chart " + chart.name()),
                "sliceName", chart.title()));
  }

  /** Charts are told apart by numbers inside the file; an import gives others. */
  private int number(PlannedChart chart) {
    return 1 + List.copyOf(plan.charts().keySet()).indexOf(chart.name());
  }

  private List<Object> filters() {
    List<Object> filters = new ArrayList<>();
    filters.add(
        choice("grain", "Period", "period_grain", "quarter", chart -> !has(chart, "period_grain")));
    filters.add(
        choice(
            "member",
            "Whose numbers",
            "member",
            sets.company(),
            chart -> chart.isOfEveryone() || !has(chart, "member")));
    filters.add(choice("segment", "Segment", "segment", "all", chart -> !has(chart, "segment")));
    filters.add(newest());
    return filters;
  }

  /** The period that charts of one period show: the newest, until another is chosen. */
  private Map<String, Object> newest() {
    Map<String, Object> filter =
        choice(
            "period",
            "Starting",
            "period",
            "",
            chart -> chart.isOfAllPeriods() || !has(chart, "period"));
    filter.put("targets", List.of(target("period", "period")));
    filter.put("cascadeParentIds", List.of(filterId("grain")));
    filter.put("defaultDataMask", Map.of("extraFormData", Map.of(), "filterState", Map.of()));
    filter.put(
        "controlValues",
        members(
            "multiSelect", false,
            "enableEmptyFilter", true,
            "defaultToFirstItem", true,
            "inverseSelection", false,
            "searchAllOptions", false,
            "sortAscending", false));
    // Charts wait for the first item instead of adding up all periods.
    filter.put("requiredFirst", true);
    return filter;
  }

  private Map<String, Object> choice(
      String name,
      String label,
      String column,
      String chosen,
      Predicate<PlannedChart> isLeftAlone) {
    String source =
        charts.stream()
            .filter(chart -> !isLeftAlone.test(chart))
            .map(PlannedChart::data)
            .findFirst()
            .orElseThrow();
    return members(
        "id", filterId(name),
        "type", "NATIVE_FILTER",
        "filterType", "filter_select",
        "name", label,
        "description", "",
        "targets", List.of(target(source, column)),
        "defaultDataMask",
            members(
                "extraFormData",
                Map.of(
                    "filters", List.of(members("col", column, "op", "IN", "val", List.of(chosen)))),
                "filterState",
                members("value", List.of(chosen), "label", chosen)),
        "controlValues",
            members(
                "multiSelect", false,
                "enableEmptyFilter", true,
                "defaultToFirstItem", false,
                "inverseSelection", false,
                "searchAllOptions", true),
        "cascadeParentIds", List.of(),
        "scope",
            members(
                "rootPath",
                List.of("ROOT_ID"),
                "excluded",
                charts.stream().filter(isLeftAlone).map(this::number).toList()));
  }

  private static Map<String, Object> target(String data, String column) {
    return members("datasetUuid", id("data " + data), "column", Map.of("name", column));
  }

  private static String filterId(String name) {
    return "NATIVE_FILTER-stagecoach-" + name;
  }

  private boolean has(PlannedChart chart, String column) {
    return sets.columns(plan.dataOf(chart)).stream().anyMatch(known -> known.name().equals(column));
  }
}
