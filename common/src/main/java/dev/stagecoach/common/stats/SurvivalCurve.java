package dev.stagecoach.common.stats;

import java.util.OptionalDouble;

/**
 * The share that has not had the event by a time, when some are still waiting: the Kaplan-Meier
 * estimator (Kaplan, E. L. and Meier, P. 1958, Journal of the American Statistical Association 53:
 * 457-481), with Greenwood's standard error.
 *
 * <p>Ties, reach and cost are those of {@link CumulativeIncidence}. A quantile is the first event
 * time at which the share with the event reaches it, so that the median is the first time at which
 * the curve is at one half or below; it is empty when the curve never falls so far.
 */
public final class SurvivalCurve {

  /** A product of ratios may miss a level that it meets exactly by some units in the last place. */
  private static final double ROUNDING = 1e-9;

  private final CurveWalk walk;

  private SurvivalCurve(EventSweep sweep) {
    walk = new CurveWalk(sweep);
  }

  /**
   * The curve from days in any order; the arrays are left as they are.
   *
   * @param event days until the event, one per member that had it
   * @param censored days until the end of observation, one per member that did not
   * @throws IllegalArgumentException if a time is negative or not finite
   */
  public static SurvivalCurve of(double[] event, double[] censored) {
    return new SurvivalCurve(
        new EventSweep(EventSweep.sorted(event), new double[0], EventSweep.sorted(censored)));
  }

  /**
   * The curve from ascending days, without a copy.
   *
   * @see #of
   * @throws IllegalArgumentException if a time is negative, not finite, or smaller than the one
   *     before it
   */
  public static SurvivalCurve ofSorted(double[] event, double[] censored) {
    return new SurvivalCurve(
        new EventSweep(EventSweep.ascending(event), new double[0], EventSweep.ascending(censored)));
  }

  /** The share, from 1 down to 0, without the event by this day; empty beyond the reach. */
  public OptionalDouble at(double days) {
    return walk.at(days, EventSweep::survival);
  }

  /** Greenwood's standard error of {@link #at}; empty where that is. */
  public OptionalDouble standardErrorAt(double days) {
    return walk.standardErrorAt(days, EventSweep::survivalVariance);
  }

  /** The day by which half have had the event; empty when the curve stays above one half. */
  public OptionalDouble median() {
    return quantile(0.5);
  }

  /**
   * The day by which a share has had the event; empty when the curve does not fall so far.
   *
   * @throws IllegalArgumentException if the share is not above 0 and at most 1
   */
  public OptionalDouble quantile(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("A share must be above 0 and at most 1, but got " + share);
    }
    return walk.firstAtOrBelow(1 - share + ROUNDING, EventSweep::survival);
  }
}
