package dev.stagecoach.jobs.cli.bench;

import java.util.Locale;

/** What DuckDB is asked to make for comparison. */
public enum DuckDbPart {
  /** The funnel and KPI marts. */
  MARTS(200_000),

  /** A row for every deal and day, and the open deals of each day. */
  DAILY_HISTORY(30_000);

  private final long bytesPerDeal;

  /**
   * A part.
   *
   * @param bytesPerDeal of disk, as seen at 20,000 simulated deals, and some more
   */
  DuckDbPart(long bytesPerDeal) {
    this.bytesPerDeal = bytesPerDeal;
  }

  /** The most disk that it takes. */
  long bytes(long deals) {
    return Math.multiplyExact(bytesPerDeal, deals);
  }

  /** As it is written in commands. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
