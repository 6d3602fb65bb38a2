package dev.stagecoach.jobs.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * The sizes and conversions by which a plan goes back from revenue to activities.
 *
 * @param averageDealSize revenue of a deal won
 * @param winRate share of opportunities that are won
 * @param stages of the funnel, first to last; their conversions multiply to the win rate
 * @param activities what an opportunity takes, the one nearest to it first
 */
public record PlanRates(
    double averageDealSize, double winRate, List<StageRate> stages, List<ActivityRate> activities) {

  /**
   * Bends the stages to the win rate.
   *
   * @throws IllegalArgumentException where a size or rate cannot be divided by
   */
  public PlanRates {
    if (!(averageDealSize > 0)) {
      throw new IllegalArgumentException(
          "The average deal size must lie above 0, but is " + averageDealSize);
    }
    if (!(winRate > 0 && winRate <= 1)) {
      throw new IllegalArgumentException(
          "The win rate must lie above 0 and at most at 1, but is " + winRate);
    }
    stages = StageRate.fitted(stages, winRate);
    activities = List.copyOf(activities);
  }

  /** Size and win rate alone, as known without any history. */
  public static PlanRates of(double averageDealSize, double winRate) {
    return new PlanRates(averageDealSize, winRate, List.of(), List.of());
  }

  /**
   * The steps back from revenue: deals = revenue / average deal size, entries of each stage = those
   * of the next / conversion, opportunities = deals / win rate, activities by what an opportunity
   * takes (definitions: targets and planning backwards).
   */
  public List<PlanStep> steps() {
    List<PlanStep> steps = new ArrayList<>();
    steps.add(new PlanStep(PlanStep.REVENUE, PlanStep.Kind.REVENUE, averageDealSize));
    steps.add(new PlanStep(PlanStep.DEALS, PlanStep.Kind.DEALS, 1));
    double entriesPerDeal = 1;
    for (int place = stages.size() - 1; place > 0; place--) {
      StageRate stage = stages.get(place);
      entriesPerDeal /= stage.conversion();
      steps.add(new PlanStep(stage.stage(), PlanStep.Kind.STAGE, entriesPerDeal));
    }
    double opportunitiesPerDeal = 1 / winRate;
    steps.add(
        new PlanStep(PlanStep.OPPORTUNITIES, PlanStep.Kind.OPPORTUNITIES, opportunitiesPerDeal));
    for (ActivityRate activity : activities) {
      steps.add(
          new PlanStep(
              activity.activity(),
              PlanStep.Kind.ACTIVITY,
              activity.perOpportunity() * opportunitiesPerDeal));
    }
    return steps;
  }

  /** The share of deals in a stage that are won in the end; 0 for a stage outside the funnel. */
  double winProbability(String stage) {
    for (int place = 0; place < stages.size(); place++) {
      if (stages.get(place).stage().equals(stage)) {
        return StageRate.product(stages.subList(place, stages.size()));
      }
    }
    return 0;
  }
}
