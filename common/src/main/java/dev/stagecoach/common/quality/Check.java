package dev.stagecoach.common.quality;

/**
 * A rule that every row of a table keeps.
 *
 * @param rule a boolean SQL expression over one row; a null counts as kept
 * @param message what is wrong where it is broken
 */
public record Check(Level level, String rule, String message) {
  /** What a broken rule does to the run. */
  public enum Level {
    /** Nothing is published. */
    FAIL,
    /** The run goes on and reports it. */
    WARN
  }
}
