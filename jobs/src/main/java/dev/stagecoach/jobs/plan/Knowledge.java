package dev.stagecoach.jobs.plan;

import java.util.List;
import java.util.Map;

/**
 * What a warehouse knows of the company or a team that plans.
 *
 * @param isOwnHistory whether the history is the member's own and not, for want of deals, that of
 *     the company
 * @param lags by stage, how long after its entry deals are won
 * @param reps who did anything in the newest three months
 * @param paces by step, how much of it reps did
 */
public record Knowledge(
    PlanHistory history,
    boolean isOwnHistory,
    OnHand onHand,
    Map<String, LagDistribution> lags,
    int reps,
    Map<String, RepPace> paces) {
  /** Nothing, as before the first run. */
  public static final Knowledge NONE =
      new Knowledge(PlanHistory.of(List.of()), true, OnHand.NOTHING, Map.of(), 0, Map.of());

  /** Keeps the maps as they are. */
  public Knowledge {
    lags = Map.copyOf(lags);
    paces = Map.copyOf(paces);
  }
}
