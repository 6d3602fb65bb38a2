package dev.stagecoach.jobs.plan;

import static org.apache.spark.sql.functions.col;

import dev.stagecoach.common.config.Planning.Target;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.time.PeriodGrain;
import dev.stagecoach.jobs.plan.PlanBook.PlanTeam;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * mart.target_progress: every target, configured or delivered as a quota, in every period that has
 * begun, with what was reached and how realistic it is.
 */
public record TargetProgressTable(TableContract contract) implements Table {
  private static final TableName KPIS = TableName.of("mart.kpi");
  private static final TableName TEAMS = TableName.of("core.team");
  private static final TableName QUOTAS = TableName.of("core.quota");
  private static final TableName REP_TEAMS = TableName.of("core.rep_team");
  private static final String NO_TEAM = "(no team)";

  /** The periods that targets are for, beside weeks. */
  static final List<PeriodGrain> GRAINS =
      List.of(
          PeriodGrain.MONTH,
          PeriodGrain.QUARTER,
          PeriodGrain.YEAR,
          PeriodGrain.FISCAL_QUARTER,
          PeriodGrain.FISCAL_YEAR);

  /** The metrics whose quotas mart.kpi holds as its target. */
  static final Set<String> OF_QUOTAS = Set.of("revenue_generated", "deals_won");

  @Override
  public Set<TableName> inputs() {
    return Set.of(KPIS, QUOTAS, TEAMS, REP_TEAMS);
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    List<Target> targets = targets(inputs, context.config());
    KpiHistory history = new KpiHistory(kpis(inputs, targets));
    TargetBook book = new TargetBook(targets, teams(inputs), stays(inputs));
    List<Row> rows = new TargetRows(contract, context, book, history).rows();
    return context.session().createDataFrame(rows, contract.schema()).coalesce(1);
  }

  private static List<Target> targets(TableInputs inputs, SuiteConfig config) {
    Set<String> metrics =
        config.metrics().stream().map(Metric::name).collect(Collectors.toCollection(TreeSet::new));
    List<Target> targets = new ArrayList<>(config.planning().targets());
    targets.addAll(
        new QuotaTargets(config.business().calendar(), metrics)
            .of(
                inputs
                    .rows(QUOTAS)
                    .where("metric not in ('amount_won', 'deals_won')")
                    .selectExpr(QuotaTargets.COLUMNS)
                    .collectAsList()));
    return targets;
  }

  private static List<KpiPeriod> kpis(TableInputs inputs, List<Target> targets) {
    Set<String> metrics = new TreeSet<>(OF_QUOTAS);
    Set<String> grains = new TreeSet<>(GRAINS.stream().map(PeriodGrain::label).toList());
    for (Target target : targets) {
      metrics.add(target.metric());
      grains.add(target.period().label());
    }
    Column isOfTarget = col("period_grain").isin(grains.toArray());
    // The company's weeks tell the season.
    Column isCompanysWeek =
        col("level").equalTo("company").and(col("period_grain").equalTo(PeriodGrain.WEEK.label()));
    return inputs
        .rows(KPIS)
        .where("segment = 'all' and attribution = 'event' and currency_basis = 'dated'")
        .where(col("metric").isin(metrics.toArray()))
        .where(isOfTarget.or(isCompanysWeek))
        .selectExpr(KpiPeriod.COLUMNS.toArray(String[]::new))
        .collectAsList()
        .stream()
        .map(KpiPeriod::of)
        .toList();
  }

  private static List<PlanTeam> teams(TableInputs inputs) {
    return inputs.rows(TEAMS).selectExpr(PlanTeam.COLUMNS).collectAsList().stream()
        .map(PlanTeam::of)
        .toList();
  }

  private static Map<String, List<TargetBook.Stay>> stays(TableInputs inputs) {
    Map<String, List<TargetBook.Stay>> stays = new HashMap<>();
    for (Row row :
        inputs
            .rows(REP_TEAMS)
            .where(col("team_id").notEqual(NO_TEAM))
            .select("rep_id", "team_id", "valid_from_on", "valid_to_on")
            .collectAsList()) {
      stays
          .computeIfAbsent(row.getString(0), rep -> new ArrayList<>())
          .add(
              new TargetBook.Stay(
                  row.getString(1), row.getDate(2).toLocalDate(), row.getDate(3).toLocalDate()));
    }
    return stays;
  }
}
