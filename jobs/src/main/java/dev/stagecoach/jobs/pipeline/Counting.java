package dev.stagecoach.jobs.pipeline;

/** Two ways to tell a period. */
enum Counting {
  /** By its two ends: how each deal stood before and how it stands after. */
  NET,
  /** By all that happened in between. */
  GROSS
}
