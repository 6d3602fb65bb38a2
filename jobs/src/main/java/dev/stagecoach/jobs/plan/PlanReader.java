package dev.stagecoach.jobs.plan;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.stagecoach.common.config.Funnel;
import dev.stagecoach.common.config.Planning.Holder;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.plan.HistoryFact.Kind;
import dev.stagecoach.jobs.plan.OnHand.OpenStage;
import dev.stagecoach.jobs.plan.PlanBook.PlanTeam;
import dev.stagecoach.jobs.plan.PlanBook.RepMonth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Reads from a warehouse what plans learn from. */
public final class PlanReader {
  private static final TableName HISTORY = TableName.of("mart.plan_history");
  private static final TableName LAGS = TableName.of("mart.plan_lag");
  private static final TableName PIPELINE = TableName.of("mart.plan_pipeline");
  private static final TableName TEAMS = TableName.of("core.team");

  /** What is read. */
  public static final Set<TableName> INPUTS = Set.of(HISTORY, LAGS, PIPELINE, TEAMS);

  private static final String OPPORTUNITIES = "opportunities_created";

  private final TableInputs inputs;
  private final SuiteConfig config;
  private final String funnel;

  /** A reader of the tables of {@link #INPUTS}. */
  public PlanReader(TableInputs inputs, SuiteConfig config) {
    this.inputs = inputs;
    this.config = config;
    this.funnel =
        config.funnels().stream()
            .filter(Funnel::isDefault)
            .findFirst()
            .map(Funnel::name)
            .orElse("");
  }

  /**
   * Reads all of it.
   *
   * @param today the first day that nothing is known of; history is the whole months before it
   * @param wonFrom the first day on which deals won count as on hand
   * @param wonUntil the first day on which they do not any more
   */
  public PlanBook read(LocalDate today, LocalDate wonFrom, LocalDate wonUntil) {
    List<PlanTeam> teams =
        inputs.rows(TEAMS).selectExpr(PlanTeam.COLUMNS).collectAsList().stream()
            .map(PlanTeam::of)
            .toList();
    LocalDate from = today.withDayOfMonth(1).minusMonths(config.planning().historyMonths());
    List<Row> history =
        inputs
            .rows(HISTORY)
            .where(col("month_start").geq(lit(from)))
            .where(col("funnel").isNull().or(col("funnel").equalTo(funnel)))
            .select(
                "level",
                "member_id",
                "team_id",
                "month_start",
                "kind",
                "name",
                "place",
                "numerator",
                "denominator")
            .collectAsList();
    return new PlanBook(
        teams, facts(history), incidences(), onHand(wonFrom, wonUntil), repMonths(history));
  }

  private static Map<Holder, List<HistoryFact>> facts(List<Row> history) {
    Map<Holder, List<HistoryFact>> facts = new HashMap<>();
    Map<Holder, Map<LocalDate, Double>> opportunities = new HashMap<>();
    List<Row> known =
        history.stream()
            .filter(row -> !row.getString(0).equals("rep") && !row.isNullAt(7))
            .toList();
    for (Row row : known) {
      if (row.getString(5).equals(OPPORTUNITIES)) {
        opportunities
            .computeIfAbsent(holder(row), member -> new HashMap<>())
            .put(month(row), number(row, 7));
      }
    }
    for (Row row : known) {
      Kind kind = Kind.valueOf(row.getString(4).toUpperCase(Locale.ROOT));
      double below =
          kind == Kind.ACTIVITY
              ? opportunities.getOrDefault(holder(row), Map.of()).getOrDefault(month(row), 0.0)
              : number(row, 8);
      if (!row.getString(5).equals(OPPORTUNITIES)) {
        facts
            .computeIfAbsent(holder(row), member -> new ArrayList<>())
            .add(
                new HistoryFact(
                    month(row),
                    kind,
                    row.getString(5),
                    row.getInt(6),
                    new Ratio(number(row, 7), below)));
      }
    }
    return facts;
  }

  private Map<Holder, Map<String, SortedMap<Integer, Double>>> incidences() {
    Map<Holder, Map<String, SortedMap<Integer, Double>>> incidences = new HashMap<>();
    for (Row row :
        inputs
            .rows(LAGS)
            .where(col("funnel").equalTo(funnel))
            .select("level", "member_id", "stage", "days", "won_share")
            .collectAsList()) {
      incidences
          .computeIfAbsent(holder(row), member -> new HashMap<>())
          .computeIfAbsent(row.getString(2), stage -> new TreeMap<>())
          .put(row.getInt(3), number(row, 4));
    }
    return incidences;
  }

  private Map<Holder, OnHand> onHand(LocalDate wonFrom, LocalDate wonUntil) {
    Map<Holder, Double> won = new HashMap<>();
    Map<Holder, List<OpenStage>> open = new HashMap<>();
    for (Row row :
        inputs
            .rows(PIPELINE)
            .where(
                col("outcome")
                    .equalTo("open")
                    .or(col("closed_on").geq(lit(wonFrom)).and(col("closed_on").lt(lit(wonUntil)))))
            .groupBy("level", "member_id", "outcome", "stage")
            .agg(sum("amount"))
            .collectAsList()) {
      if (row.getString(2).equals("open")) {
        open.computeIfAbsent(holder(row), member -> new ArrayList<>())
            .add(new OpenStage(row.getString(3), number(row, 4)));
      } else {
        won.merge(holder(row), number(row, 4), Double::sum);
      }
    }
    Map<Holder, OnHand> onHand = new HashMap<>();
    won.forEach((member, amount) -> onHand.put(member, new OnHand(amount, List.of())));
    open.forEach(
        (member, stages) -> onHand.put(member, new OnHand(won.getOrDefault(member, 0.0), stages)));
    return onHand;
  }

  private static List<RepMonth> repMonths(List<Row> history) {
    return history.stream()
        .filter(row -> row.getString(0).equals("rep") && number(row, 7) > 0)
        .map(
            row ->
                new RepMonth(
                    row.getString(1),
                    Optional.ofNullable(row.getString(2)).orElse(""),
                    month(row),
                    row.getString(5).equals(OPPORTUNITIES)
                        ? PlanStep.OPPORTUNITIES
                        : row.getString(5),
                    number(row, 7)))
        .toList();
  }

  private static Holder holder(Row row) {
    return new Holder(row.getString(0), row.getString(1));
  }

  private static LocalDate month(Row row) {
    return row.getDate(3).toLocalDate();
  }

  private static double number(Row row, int column) {
    return row.get(column) instanceof Number number ? number.doubleValue() : 0;
  }
}
