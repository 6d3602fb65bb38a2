package dev.stagecoach.common.cube;

import java.io.Serializable;

/**
 * Days cut into ranges that do not overlap: the periods of one grain, or the one range with which
 * an unfinished period is compared.
 *
 * @param grain the grain of the periods
 * @param kind {@code whole}, or which earlier stretch of days the range is
 * @param firstDay the day that the first entry of {@code rangeOfDay} stands for
 * @param rangeOfDay the range that each day lies in, -1 for none
 * @param periodStarts by which day each range is called
 * @param cut which members and segments have cells in this band
 */
record Band(String grain, String kind, int firstDay, int[] rangeOfDay, int[] periodStarts, Cut cut)
    implements Serializable {

  int size() {
    return periodStarts.length;
  }

  /** The range that a day lies in, -1 for none. */
  int rangeOf(int day) {
    int position = day - firstDay;
    return position >= 0 && position < rangeOfDay.length ? rangeOfDay[position] : -1;
  }
}
