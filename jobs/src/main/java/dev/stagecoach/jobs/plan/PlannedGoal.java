package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.config.Planning;
import dev.stagecoach.common.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A goal worked out backwards.
 *
 * @param rates by which it was
 * @param steps revenue first
 * @param weeks that are left; {@link PlannedStep#dueByWeek} has one share for each
 */
public record PlannedGoal(
    PlanRates rates, List<PlannedStep> steps, List<Period> weeks, Knowledge knowledge) {

  /** Keeps the lists as they are. */
  public PlannedGoal {
    steps = List.copyOf(steps);
    weeks = List.copyOf(weeks);
  }

  /**
   * Works a goal out.
   *
   * @param revenue to be won
   * @param given what need not come from history
   * @param time when; empty for a plan without time
   * @return empty where neither what is given nor history tells deal size and win rate
   */
  public static Optional<PlannedGoal> of(
      double revenue,
      KnownRates given,
      Optional<PlanTime> time,
      Knowledge knowledge,
      Planning planning) {
    RateBootstrap bootstrap = new RateBootstrap(planning.draws(), planning.seed());
    BackwardPlan plan = new BackwardPlan(revenue, knowledge.onHand(), knowledge.lags(), time);
    return knowledge
        .history()
        .rates(given)
        .map(
            rates ->
                new PlannedGoal(
                    rates,
                    plan.steps(
                        rates, bootstrap.drawn(knowledge.history(), given), planning.confidence()),
                    time.map(PlanTime::weeks).orElse(List.of()),
                    knowledge));
  }

  /** What a step asks of each rep in an average week; empty where nobody or no week is there. */
  public OptionalDouble perRepAndWeek(PlannedStep step) {
    return knowledge.reps() == 0 || weeks.isEmpty() || !isDoneByReps(step)
        ? OptionalDouble.empty()
        : OptionalDouble.of(step.perWeek() / knowledge.reps());
  }

  /** What reps did of a step in a week; empty where history does not tell. */
  public Optional<RepPace> pace(PlannedStep step) {
    return isDoneByReps(step)
        ? Optional.ofNullable(knowledge.paces().get(step.step().name()))
        : Optional.empty();
  }

  private static boolean isDoneByReps(PlannedStep step) {
    return switch (step.step().kind()) {
      case REVENUE, DEALS, STAGE -> false;
      case OPPORTUNITIES, ACTIVITY -> true;
    };
  }
}
