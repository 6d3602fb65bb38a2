package dev.stagecoach.common.table;

import dev.stagecoach.common.quality.Check;

/**
 * A column whose values should be spread about as they were when the table was published last.
 *
 * @param by what rows are told apart by
 */
public record Distribution(Check.Level level, String column, By by) {

  /** What falls into one bin. */
  public enum By {
    /** Each value is one. */
    VALUE,
    /** Numbers between one power of two and the next. */
    SIZE,
    /** Whether there is a value at all. */
    PRESENCE
  }

  /** As it is listed among the checks of the table. */
  public Check check() {
    return new Check(
        level,
        "distribution of %s as published before".formatted(column),
        "The mix of rows is another than in the last publication: look whether the source or the configuration changed.");
  }
}
