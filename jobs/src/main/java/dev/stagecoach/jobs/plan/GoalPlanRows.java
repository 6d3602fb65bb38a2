package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.config.Planning.Goal;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.time.Period;
import dev.stagecoach.jobs.plan.PlanBook.PlanTeam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/** The rows of mart.goal_plan of one member of a goal. */
record GoalPlanRows(TableContract contract, Goal goal, GoalPlanTable.Part part, Instant asOf) {
  private static final String WHOLE = "goal";

  List<Row> of(PlannedGoal plan) {
    List<Row> rows = new ArrayList<>();
    for (int place = 0; place < plan.steps().size(); place++) {
      PlannedStep step = plan.steps().get(place);
      rows.add(whole(plan, step, place).in(contract));
      for (int week = 0; week < plan.weeks().size(); week++) {
        rows.add(week(plan, step, place, week).in(contract));
      }
    }
    return rows;
  }

  private NamedRow whole(PlannedGoal plan, PlannedStep step, int place) {
    OptionalDouble perRep = plan.perRepAndWeek(step);
    NamedRow row =
        named(plan, step, place)
            .with("period_grain", WHOLE)
            .with("period_start", goal.days().start())
            .with("period_end", goal.days().end())
            .number("required", step.required().value())
            .number("low", step.required().range().low())
            .number("high", step.required().range().high())
            .number("on_hand", step.onHand())
            .number("missing", step.missing().value())
            .number("overdue", step.missing().value() * step.overdue())
            .number("per_week", step.perWeek())
            .number("per_rep_week", perRep);
    plan.pace(step)
        .ifPresent(
            pace -> {
              row.number("usual_per_rep_week", pace.usual())
                  .number("best_per_rep_week", pace.best());
              perRep.ifPresent(
                  asked ->
                      row.with("capacity", pace.capacity(asked).name().toLowerCase(Locale.ROOT)));
            });
    return row;
  }

  private NamedRow week(PlannedGoal plan, PlannedStep step, int place, int week) {
    Period period = plan.weeks().get(week);
    Figure due = step.due(week);
    NamedRow row =
        named(plan, step, place)
            .with("period_grain", period.grain().label())
            .with("period_start", period.start())
            .with("period_end", period.end())
            .number("required", due.value())
            .number("low", due.range().low())
            .number("high", due.range().high())
            .number("missing", due.value())
            .number("per_week", due.value());
    plan.perRepAndWeek(step)
        .ifPresent(average -> row.number("per_rep_week", due.value() / plan.knowledge().reps()));
    return row;
  }

  private NamedRow named(PlannedGoal plan, PlannedStep step, int place) {
    return new NamedRow()
        .with("goal", goal.name())
        .with("level", part.holder().level())
        .with("member_id", part.holder().memberId())
        .with("team_id", part.team().map(PlanTeam::id).orElse(null))
        .with("team_name", part.team().map(PlanTeam::name).orElse(null))
        .with("team_depth", part.team().map(PlanTeam::depth).orElse(null))
        .with("step_position", place + 1)
        .with("step", step.step().name())
        .with("kind", step.step().kind().label())
        .with("reps", plan.knowledge().reps())
        .with("history", plan.knowledge().isOwnHistory() ? part.holder().level() : "company")
        .with("as_of", asOf);
  }
}
