package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.stats.ProportionInterval;
import dev.stagecoach.jobs.cli.screen.Format;
import dev.stagecoach.jobs.cli.screen.Heading;
import dev.stagecoach.jobs.cli.screen.Listing;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the demo ends with: the funnel, the KPIs by team, the plan, where the tables are, what to
 * try.
 */
final class DemoScreen {
  private final OpenWarehouse warehouse;
  private final PrintWriter out;

  DemoScreen(OpenWarehouse warehouse, PrintWriter out) {
    this.warehouse = warehouse;
    this.out = out;
  }

  /**
   * Asks the published marts and prints.
   *
   * @param report where the report was written
   */
  void print(Path report) {
    PublishedTables published = PublishedTables.read(warehouse, new PublicationBound.Newest());
    QuestionViews views = new QuestionViews(warehouse, published);
    funnel(Answer.of(views.ask(ScreenQuery.FUNNEL.text())));
    kpis(Answer.of(views.ask(ScreenQuery.KPIS.text())));
    new CoachingScreen(views, out).print();
    new NorthStarScreen(out).print(Answer.of(views.ask(ScreenQuery.GOAL_PLAN.text())));
    whereAndWhatNext(report);
  }

  private void funnel(Answer funnel) {
    out.println();
    out.println("Funnel of the whole company, five years of deals (mart.funnel_conversion)");
    out.println("Conversion to the next stage with its 95 % interval; open deals may still move.");
    out.println();
    List<Heading> headings =
        List.of(
            Heading.text("stage"),
            Heading.number("entered"),
            Heading.number("advanced"),
            Heading.number("lost"),
            Heading.number("open"),
            Heading.number("conversion"),
            Heading.number("from"),
            Heading.number("to"),
            Heading.number("won in the end"));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < funnel.rows().size(); i++) {
      rows.add(stage(funnel, i));
    }
    Format.TABLE.print(new Listing(headings, rows), out);
  }

  private static List<@Nullable Object> stage(Answer funnel, int row) {
    long entries = number(funnel, row, "entries");
    long advanced = number(funnel, row, "advanced");
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(label(funnel, row));
    cells.add(entries);
    cells.add(advanced);
    cells.add(number(funnel, row, "lost"));
    cells.add(number(funnel, row, "open"));
    cells.add(percent(advanced, entries));
    ProportionInterval.wilson(advanced, entries)
        .ifPresentOrElse(
            interval -> {
              cells.add(percent(interval.low()));
              cells.add(percent(interval.high()));
            },
            () -> {
              cells.add(null);
              cells.add(null);
            });
    cells.add(percent(number(funnel, row, "won"), entries));
    return cells;
  }

  private static String label(Answer funnel, int row) {
    return "%s → %s".formatted(funnel.text(row, "from_stage"), funnel.text(row, "to_stage"));
  }

  private void kpis(Answer kpis) {
    out.println();
    out.println(
        "KPIs by team in the newest whole year, amounts in %s (mart.kpi)"
            .formatted(warehouse.config().business().reportingCurrency()));
    out.println();
    List<Heading> headings = new ArrayList<>(List.of(Heading.text("team")));
    Stream.of("won", "win rate", "avg deal", "margin", "cycle", "ARPA", "ARR", "churn", "quota")
        .map(Heading::number)
        .forEach(headings::add);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < kpis.rows().size(); i++) {
      rows.add(team(kpis, i));
    }
    Format.TABLE.print(new Listing(headings, rows), out);
  }

  private static List<@Nullable Object> team(Answer kpis, int row) {
    String name =
        kpis.text(row, "level").equals("company")
            ? "(company)"
            : "  ".repeat((int) number(kpis, row, "depth")) + kpis.text(row, "team_name");
    return Arrays.asList(
        name,
        kpis.value(row, "won"),
        shown(kpis, row, "win_rate", DemoScreen::percent),
        shown(kpis, row, "average_deal", DemoScreen::whole),
        shown(kpis, row, "profit_margin", DemoScreen::whole),
        shown(kpis, row, "cycle_days", days -> String.format(Locale.ROOT, "%.1f d", days)),
        shown(kpis, row, "arpa", DemoScreen::whole),
        shown(kpis, row, "arr", DemoScreen::whole),
        shown(kpis, row, "churn", DemoScreen::percent),
        shown(kpis, row, "attainment", DemoScreen::percent));
  }

  private static @Nullable String shown(
      Answer answer, int row, String column, DoubleFunction<String> text) {
    return answer.value(row, column) instanceof Number number
        ? text.apply(number.doubleValue())
        : null;
  }

  private static String whole(double money) {
    return String.format(Locale.ROOT, "%,.0f", money);
  }

  private void whereAndWhatNext(Path report) {
    String where = Files.exists(Path.of("warehouse")) ? " --warehouse " + warehouse.root() : "";
    out.println();
    out.println(
        "The tables are Delta tables in %s, the configuration is conf/stagecoach.conf."
            .formatted(warehouse.root()));
    out.println(
        "The report of these years is %s: open it in a browser; it needs no network."
            .formatted(report.toAbsolutePath()));
    out.println("What to try next:");
    out.println("  ./stagecoach report%s --team \"Northern Unit\"".formatted(where));
    out.println("  ./stagecoach query%s \"show tables\"".formatted(where));
    out.println(
        ("  ./stagecoach query%s \"select team_name, year(period_start) as year, value from mart.kpi where metric = 'win_rate'"
                + " and level = 'team' and period_grain = 'year' and segment = 'all' and attribution = 'event' order by 1, 2\"")
            .formatted(where));
    out.println("  ./stagecoach plan%s --weeks".formatted(where));
    out.println("  ./stagecoach tables mart.funnel_conversion");
    out.println("  ./stagecoach up%s".formatted(where));
    out.println("  ./stagecoach status%s".formatted(where));
    out.println("  README.md, 'Your own CRM'");
  }

  private static long number(Answer answer, int row, String column) {
    return answer.value(row, column) instanceof Number number ? number.longValue() : 0;
  }

  private static @Nullable String percent(long part, long whole) {
    return whole == 0 ? null : percent((double) part / whole);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
