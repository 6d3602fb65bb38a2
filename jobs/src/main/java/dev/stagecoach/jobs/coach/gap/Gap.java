package dev.stagecoach.jobs.coach.gap;

import java.util.List;

/**
 * What one factor contributes to a member's shortfall against the peers.
 *
 * @param member the place of the member in its group
 * @param factor how tables call the factor
 * @param order its place among the factors, from 1
 * @param value the member's own; the peers' where the member has no deal to tell by
 * @param peerValue what it is for the peers together
 * @param sample on how many deals the own value rests
 * @param shortfall what the peers' mean revenue is above the member's, in cents; below zero where
 *     the member is ahead
 * @param peerRevenue the peers' mean revenue, in cents
 * @param cents the part of the shortfall that is due to this factor
 * @param reliability the share of the part that is expected to last: what chance explains is left
 *     out
 * @param chance the p-value of a value so low
 * @param adjusted the same, corrected for all members and factors that were looked at
 * @param mentors places of up to three peers who are best at just this, the best first
 */
public record Gap(
    int member,
    String factor,
    int order,
    double value,
    double peerValue,
    long sample,
    long shortfall,
    long peerRevenue,
    long cents,
    double reliability,
    double chance,
    double adjusted,
    List<Integer> mentors) {

  /** Keeps the list as it is. */
  public Gap {
    mentors = List.copyOf(mentors);
  }

  /** Whether it is found at a rate of false discoveries. */
  public boolean isAlarm(double falseDiscoveryRate) {
    return cents > 0 && adjusted <= falseDiscoveryRate;
  }

  Gap withAdjusted(double value) {
    return new Gap(
        member,
        factor,
        order,
        this.value,
        peerValue,
        sample,
        shortfall,
        peerRevenue,
        cents,
        reliability,
        chance,
        value,
        mentors);
  }
}
