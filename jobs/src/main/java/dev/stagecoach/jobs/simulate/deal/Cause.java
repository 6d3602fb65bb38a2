package dev.stagecoach.jobs.simulate.deal;

/** Why a deal moved to a stage. */
public enum Cause {
  CREATED,
  FORWARD,
  SKIPPED,
  BACKWARD,
  RETURNED,
  BOUNCED,
  CLOSED,
  CLOSED_AFTER_SKIP,
  REOPENED_AFTER_LOST,
  REOPENED_AFTER_WON
}
