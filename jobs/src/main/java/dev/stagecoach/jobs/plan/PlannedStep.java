package dev.stagecoach.jobs.plan;

import java.util.List;

/**
 * What a goal asks of one step.
 *
 * @param required for the whole goal
 * @param onHand how much of it the revenue won and the open pipeline stand for
 * @param missing what is left, never below 0
 * @param dueByWeek the share of what is missing that is due in each week that is left
 * @param overdue the share of what is missing that should have happened before the first of these
 */
public record PlannedStep(
    PlanStep step,
    Figure required,
    double onHand,
    Figure missing,
    List<Double> dueByWeek,
    double overdue) {

  /** Keeps the weeks as they are. */
  public PlannedStep {
    dueByWeek = List.copyOf(dueByWeek);
  }

  /** What is missing, spread evenly over the weeks that are left; 0 where none are. */
  public double perWeek() {
    return dueByWeek.isEmpty() ? 0 : missing.value() / dueByWeek.size();
  }

  /** What is due in one of the weeks. */
  public Figure due(int week) {
    return missing.times(dueByWeek.get(week));
  }
}
