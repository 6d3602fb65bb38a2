package dev.stagecoach.jobs.plan;

import java.util.Locale;

/**
 * One step back from revenue.
 *
 * @param name revenue, deals, a stage, opportunities (entries of the first stage) or an activity
 * @param perDeal how many of it stand for a deal won
 */
public record PlanStep(String name, Kind kind, double perDeal) {
  static final String REVENUE = "revenue";
  static final String DEALS = "deals";
  static final String OPPORTUNITIES = "opportunities";

  /** What a step counts. */
  public enum Kind {
    /** Money. */
    REVENUE,
    /** Deals won. */
    DEALS,
    /** Deals that enter a stage after the first. */
    STAGE,
    /** Deals created, which enter the first stage. */
    OPPORTUNITIES,
    /** What reps do for it. */
    ACTIVITY;

    /** As tables name it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
