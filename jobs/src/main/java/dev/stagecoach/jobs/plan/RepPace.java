package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.stats.Quantile;
import java.util.Collection;

/**
 * How much of a step reps did in a week, over the months in which they did any of it.
 *
 * @param usual what half of the reps' months did not exceed
 * @param best what nine in ten did not exceed
 */
public record RepPace(double usual, double best) {

  /** The pace of reps' months; {@code weekly} is not empty. */
  static RepPace of(Collection<Double> weekly) {
    double[] sorted = weekly.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new RepPace(Quantile.median(sorted).orElseThrow(), Quantile.p90(sorted).orElseThrow());
  }

  /** Whether so much a rep and week can be expected. */
  public Capacity capacity(double perRepAndWeek) {
    if (perRepAndWeek <= usual) {
      return Capacity.USUAL;
    }
    return perRepAndWeek <= best ? Capacity.STRETCH : Capacity.BEYOND;
  }

  /** How what is asked of reps compares with what reps did. */
  public enum Capacity {
    /** No more than in half of the reps' months. */
    USUAL,
    /** No more than in nine of ten. */
    STRETCH,
    /** More than that. */
    BEYOND
  }
}
