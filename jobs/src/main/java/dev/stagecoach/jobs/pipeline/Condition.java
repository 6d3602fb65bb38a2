package dev.stagecoach.jobs.pipeline;

/** How a deal stands. */
enum Condition {
  /** Nothing is known of it yet. */
  ABSENT,
  OPEN,
  WON,
  LOST,
  DELETED,
  MERGED;

  boolean isClosed() {
    return this == WON || this == LOST;
  }
}
