package dev.stagecoach.jobs.pipeline;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The periods of one grain that have begun, in order; days are counted from 1970.
 *
 * @param starts the first day of each
 * @param ends the first day after each
 * @param knownEnd the first day of which nothing is known
 */
record PeriodGrid(String grain, int[] starts, int[] ends, int knownEnd) implements Serializable {

  /** The period that a day lies in; -1 for none. */
  int periodOf(int day) {
    int found = Arrays.binarySearch(starts, day);
    int period = found >= 0 ? found : -found - 2;
    return period >= 0 && day < ends[period] ? period : -1;
  }

  /** How many periods there are. */
  int size() {
    return starts.length;
  }

  int start(int period) {
    return starts[period];
  }

  /** The first day after what is known of the period. */
  int knownEnd(int period) {
    return Math.min(ends[period], knownEnd);
  }

  boolean isComplete(int period) {
    return ends[period] <= knownEnd;
  }

  DueWindow window(int period) {
    return new DueWindow(starts[period], ends[period]);
  }
}
