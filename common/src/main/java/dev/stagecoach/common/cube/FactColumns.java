package dev.stagecoach.common.cube;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Facts of one combination of keys, column by column, so that a million of them stay small. Counts
 * and sums of a fact lie side by side, since they are always read together.
 */
final class FactColumns implements Serializable {
  static final byte NO_VALUE = -1;
  static final byte EVERY_BAND = -1;

  private static final long serialVersionUID = 1L;
  private static final int START = 64;

  private final int countsOfFact;
  private final int sumsOfFact;
  private int size;
  private int[] days;
  private int[] eventUnits;
  private int[] currentUnits;
  private int[] segmentSets;
  private byte[] bands;
  private byte[] classes;
  private double[] values;
  private int[] counts;
  private long[] wholes;
  private int[] micros;

  FactColumns(CubeShape shape) {
    this(shape.counts().size(), shape.sums().size(), START);
  }

  private FactColumns(int countsOfFact, int sumsOfFact, int capacity) {
    this.countsOfFact = countsOfFact;
    this.sumsOfFact = sumsOfFact;
    days = new int[capacity];
    eventUnits = new int[capacity];
    currentUnits = new int[capacity];
    segmentSets = new int[capacity];
    bands = new byte[capacity];
    classes = new byte[capacity];
    values = new double[capacity];
    counts = new int[capacity * countsOfFact];
    wholes = new long[capacity * sumsOfFact];
    micros = new int[capacity * sumsOfFact];
  }

  /** All facts of some parts, one part after the other. */
  static FactColumns joined(List<FactColumns> parts) {
    FactColumns first = parts.get(0);
    int size = parts.stream().mapToInt(FactColumns::size).sum();
    FactColumns all = new FactColumns(first.countsOfFact, first.sumsOfFact, size);
    for (FactColumns part : parts) {
      all.add(part);
    }
    return all;
  }

  private void add(FactColumns part) {
    System.arraycopy(part.days, 0, days, size, part.size);
    System.arraycopy(part.eventUnits, 0, eventUnits, size, part.size);
    System.arraycopy(part.currentUnits, 0, currentUnits, size, part.size);
    System.arraycopy(part.segmentSets, 0, segmentSets, size, part.size);
    System.arraycopy(part.bands, 0, bands, size, part.size);
    System.arraycopy(part.classes, 0, classes, size, part.size);
    System.arraycopy(part.values, 0, values, size, part.size);
    System.arraycopy(part.counts, 0, counts, size * countsOfFact, part.size * countsOfFact);
    System.arraycopy(part.wholes, 0, wholes, size * sumsOfFact, part.size * sumsOfFact);
    System.arraycopy(part.micros, 0, micros, size * sumsOfFact, part.size * sumsOfFact);
    size += part.size;
  }

  /** Opens a fact without counts, sums and value; its place, by which the methods below fill it. */
  int open(int day, int eventUnit, int currentUnit, int segmentSet, byte band) {
    if (size == days.length) {
      resize(size * 2);
    }
    days[size] = day;
    eventUnits[size] = eventUnit;
    currentUnits[size] = currentUnit;
    segmentSets[size] = segmentSet;
    bands[size] = band;
    classes[size] = NO_VALUE;
    return size++;
  }

  /** Forgets the fact that was opened last and not filled. */
  void takeBackNewest() {
    size--;
  }

  /** Whether two facts have the same axes. */
  boolean areAlike(int one, int other) {
    return days[one] == days[other]
        && eventUnits[one] == eventUnits[other]
        && currentUnits[one] == currentUnits[other]
        && segmentSets[one] == segmentSets[other]
        && bands[one] == bands[other];
  }

  /** A number that facts with the same axes share. */
  int hashOfAxes(int fact) {
    int hash = days[fact];
    hash = 31 * hash + eventUnits[fact];
    hash = 31 * hash + currentUnits[fact];
    hash = 31 * hash + segmentSets[fact];
    return 31 * hash + bands[fact];
  }

  void addCount(int fact, int index, int count) {
    int place = fact * countsOfFact + index;
    counts[place] = Math.addExact(counts[place], count);
  }

  /** Takes a decimal of up to six places apart, so that sums are exact and cannot overflow. */
  void addSum(int fact, int index, BigDecimal amount) {
    int place = fact * sumsOfFact + index;
    long[] parts = {wholes[place], micros[place]};
    Millionths.add(amount, 1, parts, 0);
    Millionths.carry(parts, 0);
    wholes[place] = parts[0];
    micros[place] = (int) parts[1];
  }

  void value(int fact, int valueClass, double value) {
    classes[fact] = (byte) valueClass;
    values[fact] = value;
  }

  /** The same facts in arrays that are not longer than they need be. */
  FactColumns trimmed() {
    resize(size);
    return this;
  }

  private void resize(int capacity) {
    days = Arrays.copyOf(days, capacity);
    eventUnits = Arrays.copyOf(eventUnits, capacity);
    currentUnits = Arrays.copyOf(currentUnits, capacity);
    segmentSets = Arrays.copyOf(segmentSets, capacity);
    bands = Arrays.copyOf(bands, capacity);
    classes = Arrays.copyOf(classes, capacity);
    values = Arrays.copyOf(values, capacity);
    counts = Arrays.copyOf(counts, capacity * countsOfFact);
    wholes = Arrays.copyOf(wholes, capacity * sumsOfFact);
    micros = Arrays.copyOf(micros, capacity * sumsOfFact);
  }

  /** Some of the facts in another order. */
  FactColumns arranged(int[] order) {
    FactColumns arranged = new FactColumns(countsOfFact, sumsOfFact, 0);
    arranged.size = order.length;
    arranged.days = permuted(days, order, 1);
    arranged.eventUnits = permuted(eventUnits, order, 1);
    arranged.currentUnits = permuted(currentUnits, order, 1);
    arranged.segmentSets = permuted(segmentSets, order, 1);
    arranged.bands = permuted(bands, order);
    arranged.classes = permuted(classes, order);
    arranged.values = Arrays.stream(order).mapToDouble(fact -> values[fact]).toArray();
    arranged.counts = permuted(counts, order, countsOfFact);
    arranged.micros = permuted(micros, order, sumsOfFact);
    arranged.wholes = new long[order.length * sumsOfFact];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(wholes, order[i] * sumsOfFact, arranged.wholes, i * sumsOfFact, sumsOfFact);
    }
    return arranged;
  }

  /** The facts so that those of one unit and set of segments follow each other. */
  int[] inOrderOfCredit(boolean atEvent) {
    int sets = 1 + Arrays.stream(segmentSets, 0, size).max().orElse(0);
    int[] credits = new int[size];
    for (int fact = 0; fact < size; fact++) {
      credits[fact] =
          Math.addExact(Math.multiplyExact(unit(fact, atEvent), sets), segmentSets[fact]);
    }
    int[] starts = new int[2 + Arrays.stream(credits).max().orElse(0)];
    for (int credit : credits) {
      starts[credit + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] order = new int[size];
    for (int fact = 0; fact < size; fact++) {
      order[starts[credits[fact]]++] = fact;
    }
    return order;
  }

  /** The facts that have a value, smallest value first. */
  int[] inOrderOfValue() {
    return IntStream.range(0, size).noneMatch(fact -> classes[fact] != NO_VALUE)
        ? new int[0]
        : Arrays.stream(AscendingOrder.of(values, size))
            .filter(fact -> classes[fact] != NO_VALUE)
            .toArray();
  }

  private static int[] permuted(int[] column, int[] order, int width) {
    int[] permuted = new int[order.length * width];
    for (int i = 0; i < order.length; i++) {
      for (int part = 0; part < width; part++) {
        permuted[i * width + part] = column[order[i] * width + part];
      }
    }
    return permuted;
  }

  private static byte[] permuted(byte[] column, int[] order) {
    byte[] permuted = new byte[order.length];
    for (int i = 0; i < order.length; i++) {
      permuted[i] = column[order[i]];
    }
    return permuted;
  }

  int size() {
    return size;
  }

  int day(int fact) {
    return days[fact];
  }

  int unit(int fact, boolean atEvent) {
    return atEvent ? eventUnits[fact] : currentUnits[fact];
  }

  /** Whether the same slots are credited for two facts. */
  boolean haveSameCredit(int one, int other, boolean atEvent) {
    return unit(one, atEvent) == unit(other, atEvent) && segmentSets[one] == segmentSets[other];
  }

  int segmentSet(int fact) {
    return segmentSets[fact];
  }

  boolean isIn(int fact, int band) {
    return bands[fact] == EVERY_BAND || bands[fact] == band;
  }

  int valueClass(int fact) {
    return classes[fact];
  }

  double value(int fact) {
    return values[fact];
  }

  /** Adds the counts of a fact to those that begin at a place. */
  void addCounts(int fact, long[] totals, int place) {
    int from = fact * countsOfFact;
    for (int count = 0; count < countsOfFact; count++) {
      totals[place + count] += counts[from + count];
    }
  }

  /** Adds the sums of a fact to those that begin at a place, each a whole and a millionth part. */
  void addSums(int fact, long[] totals, int place) {
    int from = fact * sumsOfFact;
    for (int sum = 0; sum < sumsOfFact; sum++) {
      Millionths.add(
          wholes[from + sum], micros[from + sum], totals, place + Millionths.WIDTH * sum);
    }
  }
}
