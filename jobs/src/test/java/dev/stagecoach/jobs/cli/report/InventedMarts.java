package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.config.Business;
import dev.stagecoach.common.config.Funnel;
import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.DateRange;
import dev.stagecoach.common.time.FiscalCalendar;
import dev.stagecoach.common.time.Period;
import dev.stagecoach.common.time.PeriodGrain;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Marts of an invented company with two teams of hard names, one of them in two, over three and a
 * half years: what a report asks, answered with rows that follow from a few simple series.
 */
public final class InventedMarts implements Marts {
  public static final String NORTH = "North <b>&</b> \"Co\" </script><script>alert(1)</script>";
  public static final String SOUTH = "\u202eجنوب 👩‍💻 'South'";

  private static final List<String> STAGES = List.of("prospecting", "proposal");
  private static final LocalDate LAST_KNOWN = LocalDate.of(2024, 6, 30);

  private final boolean isEmpty;

  private InventedMarts(boolean isEmpty) {
    this.isEmpty = isEmpty;
  }

  public static InventedMarts filled() {
    return new InventedMarts(false);
  }

  /** The same company before anything happened: every mart is there, none has rows. */
  static InventedMarts empty() {
    return new InventedMarts(true);
  }

  static ReportRequest request() {
    return request(Optional.empty());
  }

  static ReportRequest request(Optional<String> team) {
    return new ReportRequest(
        new Business(
            "Invented & Sons",
            ZoneOffset.UTC,
            "EUR",
            Optional.empty(),
            DayOfWeek.MONDAY,
            FiscalCalendar.calendarYear(),
            Business.CloseDateRule.EVENT,
            0,
            Business.Inclusion.INCLUDE,
            Business.Inclusion.EXCLUDE),
        new Funnel("sales", "Sales", STAGES, 90, List.of("*"), true),
        team,
        Optional.of(2021),
        false,
        Instant.parse("2024-07-01T00:00:00Z"),
        7);
  }

  /** Its tables by name, each with the columns that a report reads. */
  public Map<String, List<Map<String, Object>>> tables() {
    Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
    tables.put("mart.dim_metric", metrics());
    tables.put("mart.dim_stage", stages());
    tables.put("mart.dim_team", teams());
    tables.put("mart.kpi", kpis(Map.of("member_id", "(company)")));
    tables.put("mart.funnel_conversion", conversions());
    tables.put("mart.stage_duration", stays());
    tables.put("mart.data_quality", broken());
    tables.put("ops.load_audit", loads());
    return tables;
  }

  @Override
  public boolean holds(String table) {
    return !isEmpty;
  }

  @Override
  public List<Map<String, Object>> ask(String statement, Map<String, Object> parameters) {
    if (statement.contains("mart.dim_metric\n") && statement.contains("formula")) {
      return metrics();
    }
    if (statement.contains("mart.dim_stage\n") && statement.contains("label")) {
      return stages();
    }
    if (isEmpty) {
      return List.of();
    }
    if (statement.contains("mart.dim_team")) {
      return teams();
    }
    if (statement.contains("mart.kpi")) {
      return kpis(parameters);
    }
    if (statement.contains("mart.funnel_conversion")) {
      return conversions();
    }
    if (statement.contains("mart.pipeline_movement")) {
      return movements();
    }
    if (statement.contains("ops.load_audit")) {
      return loads();
    }
    if (statement.contains("mart.data_quality")) {
      return broken();
    }
    return statement.contains("mart.stage_duration") ? stays() : List.of();
  }

  private static List<Map<String, Object>> stages() {
    return List.of(
        row("stage", "prospecting", "label", "Prospecting", "position", 1, "kind", "open"),
        row("stage", "proposal", "label", "Proposal", "position", 2, "kind", "open"),
        row("stage", "won", "label", "Won", "position", 9, "kind", "won"));
  }

  private static List<Map<String, Object>> loads() {
    return List.of(
        row(
            "source",
            "crm",
            "object",
            "deal",
            "file",
            "deal.csv",
            "batch",
            1L,
            "read",
            100L,
            "loaded",
            97L,
            "duplicate",
            2L,
            "quarantined",
            1L));
  }

  private static List<Map<String, Object>> broken() {
    return List.of(
        row(
            "table",
            "core.deal",
            "check",
            "owner_id is not null",
            "level",
            "warn",
            "failed",
            3L,
            "rows",
            97L,
            "of_rows",
            97L,
            "effect",
            "A deal <without> an owner."));
  }

  private static List<Map<String, Object>> teams() {
    return List.of(
        team("t1", NORTH, null, List.of("t1")),
        team("t3", "North East", "t1", List.of("t1", "t3")),
        team("t4", "North West", "t1", List.of("t1", "t4")),
        team("t2", SOUTH, null, List.of("t2")));
  }

  private static Map<String, Object> team(
      String id, String name, String parent, List<String> path) {
    return row(
        "team_id",
        id,
        "team_name",
        name,
        "parent_team_id",
        parent,
        "team_depth",
        path.size(),
        "path",
        path.toArray(new String[0]));
  }

  private static List<Map<String, Object>> metrics() {
    return List.of(
        metric("revenue_generated", "Revenue generated", "currency", "up", false),
        metric("quota_attainment", "Quota attainment", "share", "up", true),
        metric("win_rate", "Win rate", "share", "up", true),
        metric("average_deal_size", "Average deal size", "currency", "up", true),
        metric("sales_cycle_length", "Sales cycle length", "days", "down", true),
        metric("deals_won", "Deals won", "deals", "up", false, "=1+1"),
        metric("deals_lost", "Deals lost", "deals", "down", false),
        metric("arr", "Annual recurring revenue", "currency", "up", true),
        metric("customers", "Customers", "customers", "up", false),
        metric("gross_revenue_retention", "Gross revenue retention", "share", "up", false),
        metric("net_revenue_retention", "Net revenue retention", "share", "up", false),
        metric("logo_churn", "Customer churn", "share", "down", true),
        metric("open_pipeline", "Open pipeline", "currency", "up", false),
        metric("same_day_deals", "Deals closed on the day of creation", "deals", "down", false));
  }

  private static Map<String, Object> metric(
      String name, String label, String unit, String direction, boolean isKpi) {
    return metric(name, label, unit, direction, isKpi, "as <written> & meant");
  }

  private static Map<String, Object> metric(
      String name, String label, String unit, String direction, boolean isKpi, String formula) {
    return row(
        "metric",
        name,
        "label",
        label,
        "description",
        label + ".",
        "unit",
        unit,
        "direction",
        direction,
        "formula",
        formula,
        "is_kpi",
        isKpi);
  }

  /** Won, lost and amount of a member in a quarter: n quarters after the first of 2020. */
  private record Quarter(long won, long lost, long amount) {
    static Quarter of(String member, long n) {
      return switch (member) {
        case "t3" -> new Quarter(10 + n, 25, 20_000 * (10 + n));
        case "t4" -> new Quarter(6, 20 + n, 30_000 * 6 + 1_000 * n);
        case "t2" -> new Quarter(12 + n / 2, 30, 25_000 * (12 + n / 2));
        case "t1" -> of("t3", n).plus(of("t4", n));
        default -> of("t1", n).plus(of("t2", n));
      };
    }

    private Quarter plus(Quarter other) {
      return new Quarter(won + other.won, lost + other.lost, amount + other.amount);
    }
  }

  private static Quarter sum(String member, LocalDate start, LocalDate end) {
    Quarter sum = new Quarter(0, 0, 0);
    for (LocalDate day = start;
        day.isBefore(end) && !day.isAfter(LAST_KNOWN);
        day = day.plusMonths(3)) {
      sum = sum.plus(Quarter.of(member, day.getYear() * 4L + day.getMonthValue() / 4 - 2020 * 4L));
    }
    return sum;
  }

  private static List<Map<String, Object>> kpis(Map<String, Object> parameters) {
    List<Map<String, Object>> rows = new ArrayList<>();
    String subject = parameters.get("member_id").toString();
    for (Period quarter : periods(PeriodGrain.QUARTER)) {
      kpis(subject, quarter, rows);
    }
    for (Period year : periods(PeriodGrain.YEAR)) {
      List.of("(company)", "t1", "t2", "t3", "t4").forEach(member -> kpis(member, year, rows));
    }
    return rows;
  }

  private static void kpis(String member, Period period, List<Map<String, Object>> rows) {
    Quarter now = sum(member, period.start(), period.end());
    LocalDate end = period.end().isAfter(LAST_KNOWN) ? LAST_KNOWN.plusDays(1) : period.end();
    Quarter before = sum(member, period.start().minusYears(1), end.minusYears(1));
    long quota = now.amount() * 9 / 10 + 40_000;
    rows.add(kpi(member, period, "revenue_generated", now.amount(), 0, before.amount(), 0, quota));
    rows.add(kpi(member, period, "quota_attainment", now.amount(), quota, 1, 1, 1));
    rows.add(
        kpi(
            member,
            period,
            "win_rate",
            now.won(),
            now.won() + now.lost(),
            before.won(),
            before.won() + before.lost(),
            0));
    rows.add(
        kpi(
            member,
            period,
            "average_deal_size",
            now.amount(),
            now.won(),
            before.amount(),
            before.won(),
            0));
    rows.add(
        kpi(
            member,
            period,
            "sales_cycle_length",
            now.won() * 60 - now.lost(),
            now.won(),
            before.won() * 60 - before.lost(),
            before.won(),
            0));
    rows.add(kpi(member, period, "deals_won", now.won(), 0, before.won(), 0, 0));
    rows.add(kpi(member, period, "deals_lost", now.lost(), 0, before.lost(), 0, 0));
    if (member.equals("(company)")) {
      rows.add(kpi(member, period, "arr", now.amount() * 7, 0, before.amount() * 7, 0, 0));
      rows.add(kpi(member, period, "customers", now.won() * 5, 0, before.won() * 5, 0, 0));
      rows.add(kpi(member, period, "gross_revenue_retention", 80 + now.won() % 9, 100, 84, 100, 0));
      rows.add(kpi(member, period, "net_revenue_retention", 95 + now.won() % 11, 100, 99, 100, 0));
      rows.add(kpi(member, period, "logo_churn", 10 + now.won() % 5, 100, 12, 100, 0));
      rows.add(
          kpi(member, period, "open_pipeline", now.amount() * 3, 0, before.amount() * 3, 0, 0));
      rows.add(kpi(member, period, "same_day_deals", now.won() % 3, 0, 1, 0, 0));
    }
  }

  private static Map<String, Object> kpi(
      String member,
      Period period,
      String metric,
      long numerator,
      long denominator,
      long numeratorBefore,
      long denominatorBefore,
      long target) {
    BigDecimal value = quotient(numerator, denominator);
    return row(
        "period_grain",
        period.grain().label(),
        "period_start",
        period.start(),
        "member_id",
        member,
        "metric",
        metric,
        "is_complete",
        period.isOverOn(LAST_KNOWN.plusDays(1)),
        "numerator",
        BigDecimal.valueOf(numerator),
        "denominator",
        denominator == 0 ? null : BigDecimal.valueOf(denominator),
        "value",
        value,
        "target",
        target == 0 ? null : BigDecimal.valueOf(target),
        "attainment",
        target == 0 ? null : value.divide(BigDecimal.valueOf(target), MathContext.DECIMAL64),
        "year_ago_value",
        quotient(numeratorBefore, denominatorBefore));
  }

  private static BigDecimal quotient(long numerator, long denominator) {
    return denominator == 0
        ? BigDecimal.valueOf(numerator)
        : BigDecimal.valueOf(numerator)
            .divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL64);
  }

  private static List<Map<String, Object>> conversions() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (PeriodGrain grain : List.of(PeriodGrain.QUARTER, PeriodGrain.YEAR)) {
      for (Period period : periods(grain)) {
        boolean isMature = !period.end().plusDays(90).isAfter(LAST_KNOWN.plusDays(1));
        rows.add(conversion(period, 1, "prospecting", "proposal", isMature));
        rows.add(conversion(period, 1, "prospecting", "won", isMature));
        rows.add(conversion(period, 2, "proposal", "won", isMature));
      }
    }
    return rows;
  }

  private static Map<String, Object> conversion(
      Period period, int position, String from, String to, boolean isMature) {
    long entries = (position == 1 ? 400 : 180) + period.start().getMonthValue() * 3L;
    long advanced = entries * (to.equals("won") && position == 1 ? 20 : 45) / 100;
    long lost = isMature ? entries - advanced - 5 : entries / 10;
    double rate = (double) advanced / entries;
    Map<String, Object> row =
        row(
            "period_grain",
            period.grain().label(),
            "period_start",
            period.start(),
            "from_position",
            position,
            "from_stage",
            from,
            "to_stage",
            to,
            "entries",
            entries,
            "advanced",
            advanced,
            "lost",
            lost,
            "open",
            entries - advanced - lost,
            "window_days",
            90,
            "is_mature",
            isMature,
            "mature_entries",
            isMature ? entries : entries / 2,
            "mature_rate",
            BigDecimal.valueOf(rate),
            "mature_rate_low",
            BigDecimal.valueOf(rate - 0.04),
            "mature_rate_high",
            BigDecimal.valueOf(rate + 0.04),
            "median_days",
            BigDecimal.valueOf(31.5));
    for (int days : Conversion.INCIDENCE_DAYS) {
      boolean reaches = !period.start().plusDays(days).isAfter(LAST_KNOWN);
      row.put("cif_" + days + "d", reaches ? BigDecimal.valueOf(rate * days / (days + 60)) : null);
    }
    return row;
  }

  private static List<Map<String, Object>> movements() {
    return List.of(
        movement("start", 1_000_000),
        movement("new", 700_000),
        movement("won", -450_000),
        movement("lost", -300_000),
        movement("end", 950_000));
  }

  private static Map<String, Object> movement(String name, long amount) {
    return row(
        "period_start",
        LocalDate.of(2023, 1, 1),
        "movement",
        name,
        "deals",
        10L,
        "amount",
        BigDecimal.valueOf(amount));
  }

  private static List<Map<String, Object>> stays() {
    return List.of(
        row(
            "period_grain",
            "year",
            "period_start",
            LocalDate.of(2023, 1, 1),
            "pipeline",
            "<default>",
            "stage",
            "prospecting",
            "deals",
            400L,
            "median_days",
            BigDecimal.valueOf(12.5),
            "censored_median_days",
            null,
            "p90_days",
            BigDecimal.valueOf(40),
            "open_now",
            20L,
            "stalled_now",
            4L));
  }

  private static List<Period> periods(PeriodGrain grain) {
    return BusinessCalendar.iso()
        .periods(DateRange.ofDays(LocalDate.of(2021, 1, 1), LAST_KNOWN), grain)
        .toList();
  }

  private static Map<String, Object> row(Object... namesAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return row;
  }
}
