package dev.stagecoach.jobs.plan;

import java.time.LocalDate;

/**
 * What one month of history says of one thing that a plan needs.
 *
 * @param month its first day
 * @param place of a stage, its place in the funnel
 */
record HistoryFact(LocalDate month, Kind kind, String name, int place, Ratio ratio) {

  /** What the ratio is. */
  enum Kind {
    /** Revenue of deals won / deals won. */
    DEAL_SIZE,
    /** Deals won / deals closed. */
    WIN_RATE,
    /** Entries that advanced / entries that advanced or were lost. */
    STAGE,
    /** Activities / opportunities created. */
    ACTIVITY
  }
}
