package dev.stagecoach.common.cube;

import java.util.Arrays;

/**
 * What some facts with the same credit come to in each range of a band, so that all who are
 * credited need be told of totals only. A company is credited for every fact: told fact by fact, a
 * million deals would meet cells all over the memory a billion times.
 */
final class RangeTotals {
  private final int countsOfRange;
  private final int sumsOfRange;
  private final int classes;
  private final long[] counts;
  private final long[] sums;
  private final int[] runs;
  private final boolean[] isMet;
  private final int[] met;
  private int size;

  /**
   * Nothing yet.
   *
   * @param ranges how many the band has
   */
  RangeTotals(CubeShape shape, int ranges) {
    countsOfRange = shape.counts().size();
    sumsOfRange = Millionths.WIDTH * shape.sums().size();
    classes = shape.valueClasses();
    counts = new long[ranges * countsOfRange];
    sums = new long[ranges * sumsOfRange];
    runs = new int[ranges * classes];
    isMet = new boolean[ranges];
    met = new int[ranges];
  }

  /** Adds a fact to a range. */
  void add(FactColumns facts, int fact, int range) {
    if (!isMet[range]) {
      isMet[range] = true;
      met[size++] = range;
    }
    facts.addCounts(fact, counts, range * countsOfRange);
    facts.addSums(fact, sums, range * sumsOfRange);
    if (facts.valueClass(fact) >= 0) {
      runs[range * classes + facts.valueClass(fact)]++;
    }
  }

  /** How many ranges facts were added to. */
  int size() {
    return size;
  }

  /** One of these ranges. */
  int range(int place) {
    return met[place];
  }

  /** Adds the counts of a range to those that begin at a place. */
  void addCounts(int range, long[] totals, int place) {
    for (int count = 0; count < countsOfRange; count++) {
      totals[place + count] += counts[range * countsOfRange + count];
    }
  }

  /** Adds the sums of a range to those that begin at a place. */
  void addSums(int range, long[] totals, int place) {
    for (int sum = 0; sum < sumsOfRange; sum += Millionths.WIDTH) {
      int from = range * sumsOfRange + sum;
      Millionths.add(sums[from], sums[from + 1], totals, place + sum);
    }
  }

  /** Adds how many values of each class a range has to those that begin at a place. */
  void addRuns(int range, int[] totals, int place) {
    for (int valueClass = 0; valueClass < classes; valueClass++) {
      totals[place + valueClass] += runs[range * classes + valueClass];
    }
  }

  /** Forgets all. */
  void clear() {
    for (int place = 0; place < size; place++) {
      int range = met[place];
      isMet[range] = false;
      Arrays.fill(counts, range * countsOfRange, (range + 1) * countsOfRange, 0);
      Arrays.fill(sums, range * sumsOfRange, (range + 1) * sumsOfRange, 0);
      Arrays.fill(runs, range * classes, (range + 1) * classes, 0);
    }
    size = 0;
  }
}
