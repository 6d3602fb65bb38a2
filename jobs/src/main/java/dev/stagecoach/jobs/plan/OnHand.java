package dev.stagecoach.jobs.plan;

import java.util.List;
import java.util.Map;

/**
 * What is there already.
 *
 * @param wonRevenue of deals won in the goal's days so far
 * @param open the deals still open, by stage
 */
public record OnHand(double wonRevenue, List<OpenStage> open) {
  /** Nothing yet. */
  public static final OnHand NOTHING = new OnHand(0, List.of());

  /** Keeps the list as it is. */
  public OnHand {
    open = List.copyOf(open);
  }

  /**
   * The revenue won and the expected yield of what is open: each open amount by the chance that a
   * deal in its stage is won in the end, and in the days that are left.
   */
  double revenue(PlanRates rates, Map<String, LagDistribution> lags, double daysLeft) {
    double revenue = wonRevenue;
    for (OpenStage stage : open) {
      double inTime = lags.getOrDefault(stage.stage(), LagDistribution.NONE).within(daysLeft);
      revenue += stage.amount() * rates.winProbability(stage.stage()) * inTime;
    }
    return revenue;
  }

  /**
   * The open deals of one stage.
   *
   * @param amount all of them together
   */
  public record OpenStage(String stage, double amount) {}
}
