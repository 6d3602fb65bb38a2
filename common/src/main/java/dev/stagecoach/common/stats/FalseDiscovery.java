package dev.stagecoach.common.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Corrects for looking at many things at once (Benjamini, Y. and Hochberg, Y. 1995, Journal of the
 * Royal Statistical Society B 57: 289-300): of all that is called found at a rate of 10 %, at most
 * 10 % are expected to be there by chance alone.
 */
public final class FalseDiscovery {

  private FalseDiscovery() {}

  /**
   * The smallest rate at which each would be called found: {@code p.adjust(p, "BH")} of R.
   *
   * @param pValues in any order
   * @return in the same order
   */
  public static double[] adjusted(double[] pValues) {
    int count = pValues.length;
    List<Integer> largestFirst =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer place) -> pValues[place]).reversed())
            .toList();
    double[] adjusted = new double[count];
    double smallest = 1;
    for (int i = 0; i < count; i++) {
      int place = largestFirst.get(i);
      int rank = count - i;
      smallest = Math.min(smallest, pValues[place] * count / rank);
      adjusted[place] = smallest;
    }
    return adjusted;
  }
}
