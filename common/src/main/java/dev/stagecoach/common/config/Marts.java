package dev.stagecoach.common.config;

/**
 * Which periods the marts by period have cells for.
 *
 * @param segmentCuts for whom the named segments are published, grain by grain
 * @param days whether single days are published, of the company and its teams
 */
public record Marts(SegmentCuts segmentCuts, boolean days) {

  /** How far the named segments are cut. */
  public enum SegmentCuts {
    /** The company's in every grain, a team's from the month, a rep's from the quarter. */
    TELLING,
    /** Everybody's in every grain. */
    ALL
  }
}
