package dev.stagecoach.jobs.simulate.chance;

import java.util.List;

/**
 * A trait that goes with winning: one distribution among deals that will be won, another among the
 * rest. Drawing the outcome first and the trait after it is, by Bayes' rule, the same as a trait
 * that multiplies the odds of winning; and it leaves every conversion rate exactly as its law says.
 */
public record Leaning(Weights won, Weights other) {
  /** A leaning from two lists of weights of the same length. */
  public static Leaning of(List<Double> won, List<Double> other) {
    if (won.size() != other.size()) {
      throw new IllegalArgumentException(
          "Weights of won deals %s and of other deals %s differ in length.".formatted(won, other));
    }
    return new Leaning(Weights.of(won), Weights.of(other));
  }

  /** Draws the trait of a deal. */
  public int draw(boolean isWon, Dice dice) {
    return (isWon ? won : other).draw(dice);
  }

  /** The factor by which the trait multiplies the odds of winning. */
  public double oddsFactor(int trait) {
    return won.probability(trait) / other.probability(trait);
  }

  /** The probability of winning among deals with the trait, given that of all deals. */
  public double winProbability(int trait, double overall) {
    double winning = overall * won.probability(trait);
    return winning / (winning + (1 - overall) * other.probability(trait));
  }
}
