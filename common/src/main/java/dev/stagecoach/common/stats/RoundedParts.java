package dev.stagecoach.common.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Rounds the parts of a whole so that they still add up to it: the largest remainders go up. */
public final class RoundedParts {

  private RoundedParts() {}

  /**
   * Whole parts that add up to the whole; each differs from what it was by less than one, if the
   * parts added up before.
   *
   * @param parts what the whole consists of, but for rounding
   * @param whole what they must add up to
   */
  public static long[] of(double[] parts, long whole) {
    long[] rounded = new long[parts.length];
    long missing = whole;
    for (int i = 0; i < parts.length; i++) {
      rounded[i] = (long) Math.floor(parts[i]);
      missing -= rounded[i];
    }
    int[] largestFirst =
        IntStream.range(0, parts.length)
            .boxed()
            .sorted(Comparator.comparingDouble(place -> Math.floor(parts[place]) - parts[place]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < parts.length; i++) {
      // Floating point may leave a little more to hand out than there are parts, or take back.
      long turns = Math.floorDiv(missing, parts.length);
      long more = Math.floorMod(missing, parts.length) > i ? 1 : 0;
      rounded[largestFirst[i]] += turns + more;
    }
    return rounded;
  }
}
