package dev.stagecoach.common.stats;

import java.util.Arrays;

/**
 * Walks once over the times of an event of interest, of competing events and of censorings, and
 * carries along the estimates that change at each event time.
 *
 * <p>At equal times events come before censorings: who is censored at a time was still at risk
 * then. With {@code n} at risk just before a time, {@code d1} events of interest and {@code d} of
 * any kind, the survival is multiplied by {@code 1 - d/n} and the incidence grows by {@code
 * survival * d1/n}. The variances follow from the delta method over the multinomial increments
 * {@code (d1, d - d1, n - d)}, written as a recursion; their plain form is in {@link
 * CumulativeIncidence}. As long as nobody was censored both are the exact shares and their
 * multinomial variances, which they equal but for rounding: there the walk need only count, and
 * leaps.
 */
final class EventSweep {

  private final double[] event;
  private final double[] competing;
  private final double[] censored;
  private final int total;

  private int eventsSeen;
  private int competingSeen;
  private int censoredSeen;

  private double time;
  private double survival = 1;
  private double incidence;
  private double survivalVariance;
  private double incidenceVariance;
  private double covariance;

  /** Takes ascending times and keeps them; {@link #ascending} and {@link #sorted} vouch for it. */
  EventSweep(double[] event, double[] competing, double[] censored) {
    this.event = event;
    this.competing = competing;
    this.censored = censored;
    this.total = event.length + competing.length + censored.length;
  }

  /** A sorted copy of times in any order. */
  static double[] sorted(double[] times) {
    double[] copy = times.clone();
    Arrays.sort(copy);
    return ascending(copy);
  }

  /**
   * The same times, if they are finite, not negative, and ascending.
   *
   * @throws IllegalArgumentException if they are not
   */
  static double[] ascending(double[] times) {
    double previous = 0;
    for (double next : times) {
      if (!(next >= previous && next < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Times must be finite, not negative and ascending, but %s comes after %s"
                .formatted(next, previous));
      }
      previous = next;
    }
    return times;
  }

  /** A walk over the same times, from the beginning. */
  EventSweep again() {
    return new EventSweep(event, competing, censored);
  }

  /** Goes on past everything that happened until a time, that time included. */
  void goTo(double last) {
    if (isExact()) {
      double leap = Math.min(last, next(censored, 0));
      eventsSeen = until(leap, event, eventsSeen);
      competingSeen = until(leap, competing, competingSeen);
    }
    while (nextTime() <= last && advance()) {
      // Each step carries the estimates along.
    }
  }

  /** Goes on to the next time at which something happened; false when there is none. */
  boolean advance() {
    if (eventsSeen == event.length && competingSeen == competing.length) {
      return false;
    }
    time = nextTime();
    if (isExact() && next(censored, 0) < time) {
      takeShares();
    }
    while (censoredSeen < censored.length && censored[censoredSeen] < time) {
      censoredSeen++;
    }
    int atRisk = atRisk();
    int events = countAt(event, eventsSeen);
    int either = events + countAt(competing, competingSeen);
    eventsSeen += events;
    competingSeen += either - events;
    if (!isExact()) {
      step(atRisk, (double) events / atRisk, (double) either / atRisk);
    }
    return true;
  }

  private boolean isExact() {
    return censoredSeen == 0;
  }

  private double nextTime() {
    return Math.min(next(event, eventsSeen), next(competing, competingSeen));
  }

  private static double next(double[] times, int seen) {
    return seen < times.length ? times[seen] : Double.POSITIVE_INFINITY;
  }

  /** How many times there are until one, that one included. */
  private static int until(double last, double[] times, int seen) {
    int low = seen;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= last) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int countAt(double[] times, int from) {
    int to = from;
    while (to < times.length && times[to] == time) {
      to++;
    }
    return to - from;
  }

  /** From here on the estimates are carried along step by step. */
  private void takeShares() {
    double share = incidence();
    double rest = survival();
    incidenceVariance = incidenceVariance();
    survivalVariance = survivalVariance();
    covariance = -share * rest / total;
    incidence = share;
    survival = rest;
  }

  private void step(int atRisk, double eventHazard, double hazard) {
    double stay = 1 - hazard;
    double scale = survival * survival / atRisk;
    incidenceVariance +=
        2 * covariance * eventHazard
            + survivalVariance * eventHazard * eventHazard
            + scale * eventHazard * (1 - eventHazard);
    covariance = stay * (covariance + (survivalVariance - scale) * eventHazard);
    survivalVariance = stay * (survivalVariance * stay + scale * hazard);
    incidence += survival * eventHazard;
    survival *= stay;
  }

  /** How many are neither over nor censored before the current time. */
  private int atRisk() {
    return total - eventsSeen - competingSeen - censoredSeen;
  }

  /** The time of the last step of {@link #advance}. */
  double time() {
    return time;
  }

  double survival() {
    return isExact() ? (double) atRisk() / total : survival;
  }

  double incidence() {
    return isExact() ? (double) eventsSeen / total : incidence;
  }

  double survivalVariance() {
    return isExact() ? survival() * (1 - survival()) / total : survivalVariance;
  }

  double incidenceVariance() {
    return isExact() ? incidence() * (1 - incidence()) / total : incidenceVariance;
  }

  /**
   * The last day about which the data speak: the largest time of any kind, or infinity if nobody
   * was left at risk by then, since nothing can change any more.
   */
  double knownUntil() {
    if (total == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double lastCensored = last(censored);
    boolean isAnyoneLeft = lastCensored >= Math.max(last(event), last(competing));
    return isAnyoneLeft ? lastCensored : Double.POSITIVE_INFINITY;
  }

  private static double last(double[] times) {
    return times.length == 0 ? Double.NEGATIVE_INFINITY : times[times.length - 1];
  }
}
