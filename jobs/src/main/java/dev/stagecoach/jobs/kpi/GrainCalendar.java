package dev.stagecoach.jobs.kpi;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The periods of one grain that have begun, in order; earlier periods are named by their place.
 *
 * @param starts the first day of each
 * @param previous the place of the period before each, -1 for none
 * @param yearAgo the place of the same period a year earlier, -1 for none
 * @param isComplete whether each is over
 */
record GrainCalendar(
    String grain, int[] starts, int[] previous, int[] yearAgo, boolean[] isComplete)
    implements Serializable {
  static final int NONE = -1;

  int size() {
    return starts.length;
  }

  /**
   * Whether the period under way is compared with an earlier part of this one as the one before.
   */
  boolean isPreviousOfUnfinished(int place) {
    int newest = size() - 1;
    return !isComplete[newest] && previous[newest] == place;
  }

  /** Whether the period under way is compared with a part of this one as that of a year ago. */
  boolean isYearAgoOfUnfinished(int place) {
    int newest = size() - 1;
    return !isComplete[newest] && yearAgo[newest] == place;
  }

  /** The place of the period that begins on a day; -1 where none does. */
  int placeOf(int start) {
    return place(starts, start);
  }

  /** The place of a day among ascending ones; -1 where it is not among them. */
  static int place(int[] starts, int start) {
    return Math.max(NONE, Arrays.binarySearch(starts, start));
  }
}
