package dev.stagecoach.common.cube;

import java.util.Arrays;

/**
 * Where the facts without a value stand among some columns, so that those that differ in nothing
 * but what is added up become one: a table of places, looked through from where the hash of the
 * axes points to.
 */
final class AlikeFacts {
  private static final int NONE = -1;

  /** The golden ratio's bits, which spread numbers that lie close to each other. */
  private static final int SPREAD = 0x9E3779B1;

  private final int most;
  private int[] places = new int[0];
  private int shift;

  /**
   * No facts yet.
   *
   * @param most how many there will be at most
   */
  AlikeFacts(int most) {
    this.most = most;
  }

  /** Forgets the facts. */
  void clear() {
    Arrays.fill(places, NONE);
  }

  /** The place of the first fact that is alike the newest; another than that is taken back. */
  int ofNewest(FactColumns facts) {
    if (places.length == 0) {
      open();
    }
    int newest = facts.size() - 1;
    int at = (facts.hashOfAxes(newest) * SPREAD) >>> shift;
    while (places[at] != NONE) {
      if (facts.areAlike(places[at], newest)) {
        facts.takeBackNewest();
        return places[at];
      }
      at = (at + 1) & (places.length - 1);
    }
    places[at] = newest;
    return newest;
  }

  /** The table is as long as all facts need, and made only for who has facts without a value. */
  private void open() {
    places = new int[Integer.highestOneBit(most) * 4];
    shift = Integer.numberOfLeadingZeros(places.length) + 1;
    clear();
  }
}
