package dev.stagecoach.jobs.coach.gap;

/**
 * What a member put in, and what came of it.
 *
 * @param much the amount of the effort
 * @param events what came of it, e.g. meetings
 * @param exposure what they can come from, e.g. conversations
 */
public record Effort(String id, double much, long events, double exposure) {
  private static final double QUANTILE = 1.96;

  /** A rate that the member's true one exceeds almost certainly. */
  double cautiousRate() {
    return exposure > 0 ? (events - QUANTILE * Math.sqrt(events)) / exposure : 0;
  }
}
