package dev.stagecoach.common.stats;

import java.util.OptionalDouble;

/**
 * The share of all that has had an event of interest by a time, when another event can come first
 * and some are still waiting: the Aalen-Johansen estimator for competing risks (Aalen, O. O. and
 * Johansen, S. 1978, Scandinavian Journal of Statistics 5: 141-150).
 *
 * <p>With {@code n(s)} at risk just before a time {@code s}, {@code d1(s)} events of interest and
 * {@code d(s)} events of either kind, and {@code S} the Kaplan-Meier survival over both kinds:
 *
 * <pre>
 * F(t)     = sum over s <= t of  S(s-) d1(s) / n(s)
 * Var F(t) = sum over s <= t of  (F(t) - F(s))^2 d(s) / (n(s) (n(s) - d(s)))
 *                              + S(s-)^2 d1(s) (n(s) - d1(s)) / n(s)^3
 *                              - 2 (F(t) - F(s)) S(s-) d1(s) / n(s)^2
 * </pre>
 *
 * <p>The variance is of the Greenwood type (delta method; Marubini, E. and Valsecchi, M. G. 1995,
 * Analysing Survival Data from Clinical Trials and Observational Studies, chapter 10). It equals
 * the infinitesimal jackknife that R's {@code survfit} reports, and with no censoring the binomial
 * variance {@code F (1 - F) / n}; the estimate is then exactly count / n.
 *
 * <p>Ties: at equal times events come before censorings. Reach: beyond the largest time in the data
 * the estimate is empty, because nobody was watched that long; unless nobody was left at risk by
 * then, so that nothing can change any more. Cost: a sort and, as far as the days asked for reach,
 * one pass, if they are asked for in ascending order. Not for several threads at once.
 */
public final class CumulativeIncidence {

  private final CurveWalk walk;

  private CumulativeIncidence(EventSweep sweep) {
    walk = new CurveWalk(sweep);
  }

  /**
   * The estimate from days in any order; the arrays are left as they are.
   *
   * @param event days until the event of interest, one per member that had it
   * @param competing days until the other event, one per member that had that first
   * @param censored days until the end of observation, one per member that had neither
   * @throws IllegalArgumentException if a time is negative or not finite
   */
  public static CumulativeIncidence of(double[] event, double[] competing, double[] censored) {
    return new CumulativeIncidence(
        new EventSweep(
            EventSweep.sorted(event), EventSweep.sorted(competing), EventSweep.sorted(censored)));
  }

  /**
   * The estimate from ascending days, without a copy.
   *
   * @see #of
   * @throws IllegalArgumentException if a time is negative, not finite, or smaller than the one
   *     before it
   */
  public static CumulativeIncidence ofSorted(
      double[] event, double[] competing, double[] censored) {
    return new CumulativeIncidence(
        new EventSweep(
            EventSweep.ascending(event),
            EventSweep.ascending(competing),
            EventSweep.ascending(censored)));
  }

  /** The share, from 0 to 1, with the event of interest by this day; empty beyond the reach. */
  public OptionalDouble at(double days) {
    return walk.at(days, EventSweep::incidence);
  }

  /** The standard error of {@link #at}; empty where that is. */
  public OptionalDouble standardErrorAt(double days) {
    return walk.standardErrorAt(days, EventSweep::incidenceVariance);
  }
}
