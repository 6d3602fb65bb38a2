package dev.stagecoach.jobs.simulate.deal;

/** Positions in the funnel: open stages 0 … 4, then won, then lost. */
public final class Stage {
  /** The number of open stages. */
  public static final int OPEN = 5;

  /** The position of won. */
  public static final int WON = OPEN;

  /** The position of lost. */
  public static final int LOST = OPEN + 1;

  private Stage() {}

  /** Whether a deal in this stage is closed. */
  public static boolean isClosed(int stage) {
    return stage >= WON;
  }
}
