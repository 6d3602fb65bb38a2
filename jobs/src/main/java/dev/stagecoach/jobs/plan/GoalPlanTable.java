package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.config.NearestNames;
import dev.stagecoach.common.config.Planning;
import dev.stagecoach.common.config.Planning.Goal;
import dev.stagecoach.common.config.Planning.Holder;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.plan.PlanBook.PlanTeam;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * mart.goal_plan: each configured goal worked out backwards for its holder and every team below, as
 * a whole and week by week.
 *
 * <p>A team's part of the revenue is its share of what was won in the history that the plan learns
 * from; it goes back by its own rates, or by the company's where it closed too few deals.
 */
public record GoalPlanTable(TableContract contract) implements Table {

  @Override
  public Set<TableName> inputs() {
    return PlanReader.INPUTS;
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    List<Row> rows = new ArrayList<>();
    LocalDate today = context.asOfOn().plusDays(1);
    for (Goal goal : context.config().planning().goals()) {
      PlanBook book =
          new PlanReader(inputs, context.config())
              .read(today, goal.days().start(), goal.days().end());
      PlanTime time = new PlanTime(goal.days(), today, context.config().business().calendar());
      for (Part part : parts(goal, book)) {
        planned(goal, part, time, book, context.config().planning())
            .ifPresent(
                plan ->
                    rows.addAll(new GoalPlanRows(contract, goal, part, context.asOf()).of(plan)));
      }
    }
    return context.session().createDataFrame(rows, contract.schema()).coalesce(1);
  }

  private static Optional<PlannedGoal> planned(
      Goal goal, Part part, PlanTime time, PlanBook book, Planning planning) {
    return PlannedGoal.of(
        goal.revenue().doubleValue() * part.share(),
        new KnownRates(goal.averageDealSize(), goal.winRate()),
        Optional.of(time),
        book.of(part.holder()),
        planning);
  }

  private static List<Part> parts(Goal goal, PlanBook book) {
    Optional<PlanTeam> own = goal.team().map(id -> team(goal, id, book));
    Holder whole = own.map(PlanTeam::holder).orElse(Holder.COMPANY);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(whole, own, 1));
    for (PlanTeam team : book.teams()) {
      boolean isBelow =
          own.isEmpty() || (team.path().contains(whole.memberId()) && !team.holder().equals(whole));
      double share = book.shareOf(team.holder(), whole);
      if (isBelow && share > 0) {
        parts.add(new Part(team.holder(), Optional.of(team), share));
      }
    }
    return parts;
  }

  private static PlanTeam team(Goal goal, String id, PlanBook book) {
    return book.teams().stream()
        .filter(team -> team.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new StagecoachException(
                    ExitCode.USAGE,
                    "%s: goals.%s.team is '%s', which is no team; %s"
                        .formatted(
                            goal.origin(),
                            goal.name(),
                            id,
                            NearestNames.remedy(
                                id, book.teams().stream().map(PlanTeam::id).toList()))));
  }

  /**
   * The goal's holder or a team below.
   *
   * @param share of the goal's revenue
   */
  record Part(Holder holder, Optional<PlanTeam> team, double share) {}
}
