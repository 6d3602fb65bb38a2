package dev.stagecoach.jobs.pipeline;

import java.util.Locale;

/**
 * The bars of the waterfall, in the order in which they are drawn (definitions: pipeline over
 * time).
 */
enum Movement {
  /** Open and due in the period when it began. */
  START(1),
  /** Known for the first time. */
  NEW(1),
  /** Was due later, or at no day, and is now due in the period. */
  PULLED_IN(1),
  /** Was due before the period and is now due in it. */
  PUSHED_IN(1),
  /** The amount rose. */
  INCREASED(1),
  /** Came from somebody else. */
  TRANSFERRED_IN(1),
  /** Was closed or deleted and is open again. */
  REOPENED(1),
  /** The same amount at another exchange rate; may be negative. */
  CURRENCY(1),
  /** Closed as won. */
  WON(-1),
  /** Closed as lost. */
  LOST(-1),
  /** The amount fell. */
  DECREASED(-1),
  /** Is now due before the period. */
  PULLED_OUT(-1),
  /** Is now due after the period, or at no day. */
  PUSHED_OUT(-1),
  /** Went to somebody else. */
  TRANSFERRED_OUT(-1),
  /** Was deleted. */
  DELETED(-1),
  /** Was merged into another deal. */
  MERGED(-1),
  /** Open and due in the period at its end, or at the end of what is known. */
  END(0);

  private final int sign;

  Movement(int sign) {
    this.sign = sign;
  }

  /** 1 where the movement adds to what was there at the start, -1 where it takes away. */
  int sign() {
    return sign;
  }

  /** Whether it changes how many deals are open, not only their amounts. */
  boolean movesDeals() {
    return this != INCREASED && this != DECREASED && this != CURRENCY;
  }

  /** How tables call it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
