package dev.stagecoach.common.config;

/**
 * Which periods the marts by period have cells for.
 *
 * @param cuts for whom named segments and the credit of today's owners are published, grain by
 *     grain
 * @param days whether single days are published, of the company and its teams
 */
public record Marts(Cuts cuts, boolean days) {

  /** How far the numbers are cut. */
  public enum Cuts {
    /**
     * Named segments: the company's from the month, a team's from the quarter. The credit of
     * today's owners: from the month.
     */
    FEW,
    /**
     * Named segments: the company's in every grain, a team's from the month, a rep's from the year.
     * The credit of today's owners: from the month.
     */
    TELLING,
    /** Everything of everybody in every grain. */
    ALL
  }
}
