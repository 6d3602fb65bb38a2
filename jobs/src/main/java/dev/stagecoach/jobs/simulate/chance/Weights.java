package dev.stagecoach.jobs.simulate.chance;

import java.util.List;

/** A discrete distribution over 0 … n-1, given by non-negative weights that need not sum to one. */
public final class Weights {
  private final double[] cumulative;

  private Weights(double[] cumulative) {
    this.cumulative = cumulative;
  }

  /** The distribution with these weights; at least one must be positive. */
  public static Weights of(List<Double> weights) {
    double[] cumulative = new double[weights.size()];
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
      sum += weights.get(i);
      cumulative[i] = sum;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("Weights " + weights + " sum to nothing.");
    }
    return new Weights(cumulative);
  }

  /** Draws one outcome. */
  public int draw(Dice dice) {
    return at(dice.share());
  }

  /** The outcome in which the given share of the whole weight lies. */
  public int at(double share) {
    double wanted = share * cumulative[cumulative.length - 1];
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Where the share lies inside its outcome, in [0, 1). */
  public double positionInside(double share) {
    int outcome = at(share);
    double wanted = share * cumulative[cumulative.length - 1];
    double from = outcome == 0 ? 0 : cumulative[outcome - 1];
    double inside = (wanted - from) / (cumulative[outcome] - from);
    return Math.min(Math.max(inside, 0), 0x1.fffffep-1);
  }

  /** The probability of one outcome. */
  public double probability(int outcome) {
    double from = outcome == 0 ? 0 : cumulative[outcome - 1];
    return (cumulative[outcome] - from) / cumulative[cumulative.length - 1];
  }

  /** The number of outcomes. */
  public int size() {
    return cumulative.length;
  }
}
