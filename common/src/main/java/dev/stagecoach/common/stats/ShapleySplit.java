package dev.stagecoach.common.stats;

/**
 * Splits the difference between two products into what each factor contributes: the average, over
 * all orders in which the factors could change one after the other from one's own value to the
 * others', of what the product changes when it is the factor's turn (Shapley, L. S. 1953, A Value
 * for n-Person Games). The parts add up to the difference, a factor that is the same on both sides
 * contributes nothing, and no order is preferred.
 */
public final class ShapleySplit {
  private static final int MOST = 20;

  private ShapleySplit() {}

  /**
   * What each factor contributes to the product of {@code other} less the product of {@code own}.
   *
   * <p>Cost: two to the number of factors.
   *
   * @throws IllegalArgumentException if the numbers of factors differ, or are more than 20
   */
  public static double[] of(double[] own, double[] other) {
    int count = own.length;
    if (other.length != count || count > MOST) {
      throw new IllegalArgumentException(
          "Needs the same number of factors on both sides, at most %d, but got %d and %d"
              .formatted(MOST, count, other.length));
    }
    double[] parts = new double[count];
    double[] weights = weights(count);
    for (int changed = 0; changed < 1 << count; changed++) {
      double product = product(own, other, changed);
      int size = Integer.bitCount(changed);
      for (int factor = 0; factor < count; factor++) {
        boolean isChanged = (changed >> factor & 1) == 1;
        // A set counts for each factor in it with the weight of the set without that factor.
        parts[factor] += (isChanged ? weights[size - 1] : -weights[size]) * product;
      }
    }
    return parts;
  }

  /** The share of all orders in which a factor comes right after so many given others. */
  private static double[] weights(int count) {
    double[] weights = new double[count];
    double choices = 1;
    for (int size = 0; size < count; size++) {
      weights[size] = 1 / (count * choices);
      choices = choices * (count - 1 - size) / (size + 1);
    }
    return weights;
  }

  private static double product(double[] own, double[] other, int changed) {
    double product = 1;
    for (int factor = 0; factor < own.length; factor++) {
      product *= (changed >> factor & 1) == 1 ? other[factor] : own[factor];
    }
    return product;
  }
}
