package dev.stagecoach.jobs.cli;

/**
 * Something that the doctor saw.
 *
 * @param what it is, in a sentence
 * @param remedy the command that mends it or what a person must do; empty where nothing need be
 *     done
 */
record Finding(Level level, String what, String remedy) {
  /** How much it matters. */
  enum Level {
    /** As it should be. */
    WELL,
    /** It will matter one day. */
    WATCH,
    /** Runs or readers fail or go wrong. */
    WRONG
  }

  static Finding well(String what) {
    return new Finding(Level.WELL, what, "");
  }
}
