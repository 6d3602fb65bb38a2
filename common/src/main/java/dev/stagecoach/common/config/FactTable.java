package dev.stagecoach.common.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What measures can count: each kind of fact is one table, whose columns conditions may read. */
public enum FactTable {
  /** Deals that are neither deleted nor merged away. */
  DEAL(
      "core.measured_deal",
      List.of("deal_id", "name", "rep_name", "outcome", "amount_dated"),
      List.of(
          new FactDate("created_on", "created_at", "created_unit_key"),
          new FactDate("closed_on", "closed_at", "closed_unit_key"),
          new FactDate(
              "expected_close_on", "to_timestamp(expected_close_on)", "current_unit_key"))),
  /** Each stay of a deal in a stage. */
  STAGE_VISIT(
      "core.measured_visit",
      List.of("deal_id", "visit_number", "stage", "days", "exit"),
      List.of(
          new FactDate("entered_on", "entered_at", "entered_unit_key"),
          new FactDate("left_on", "left_at", "left_unit_key"))),
  /** Deals from the stage on that makes them opportunities. */
  OPPORTUNITY(
      "core.measured_opportunity",
      List.of("deal_id", "stage", "outcome", "amount_dated"),
      List.of(new FactDate("opened_on", "opened_at", "unit_key"))),
  /** Calls, e-mails and meetings that took place. */
  ACTIVITY(
      "core.activity_outcome",
      List.of("activity_id", "kind", "rep_id", "account_id"),
      List.of(new FactDate("occurred_on", "occurred_at", "unit_key"))),
  /** Leads, and contacts before there was a deal. */
  PROSPECT(
      "core.prospect",
      List.of("prospect_id", "rep_id", "industry", "employees"),
      List.of(new FactDate("created_on", "created_at", "unit_key")));

  private final String table;
  private final List<String> shown;
  private final List<FactDate> dates;

  FactTable(String table, List<String> shown, List<FactDate> dates) {
    this.table = table;
    this.shown = shown;
    this.dates = dates;
  }

  /** The dotted name of the table. */
  public String table() {
    return table;
  }

  /** The columns by which people know a fact, its own id first, and what it is. */
  public List<String> shown() {
    return shown;
  }

  /** As configuration writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The days that its facts can be counted on, the usual one first. */
  public List<FactDate> dates() {
    return dates;
  }

  static Map<String, FactTable> choices() {
    Map<String, FactTable> choices = new TreeMap<>();
    Arrays.stream(values()).forEach(table -> choices.put(table.label(), table));
    return choices;
  }

  Optional<FactDate> date(String column) {
    return dates.stream().filter(date -> date.day().equals(column)).findFirst();
  }

  /**
   * A day that facts can be counted on.
   *
   * @param day the column of the business day
   * @param instant an expression for the instant of the same event
   * @param unit the column of who is credited at that event
   */
  public record FactDate(String day, String instant, String unit) {}
}
