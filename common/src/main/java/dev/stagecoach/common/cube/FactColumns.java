package dev.stagecoach.common.cube;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The facts of one combination of keys, column by column, so that a million of them stay small. */
final class FactColumns {
  static final byte NO_VALUE = -1;
  static final byte EVERY_BAND = -1;

  private static final int START = 1024;

  private final CubeShape shape;
  private int size;
  private int[] days = new int[START];
  private int[] eventUnits = new int[START];
  private int[] currentUnits = new int[START];
  private int[] segmentSets = new int[START];
  private byte[] bands = new byte[START];
  private byte[] classes = new byte[START];
  private double[] values = new double[START];
  private final int[][] counts;
  private final long[][] wholes;
  private final int[][] micros;

  FactColumns(CubeShape shape) {
    this.shape = shape;
    counts = new int[shape.counts().size()][START];
    wholes = new long[shape.sums().size()][START];
    micros = new int[shape.sums().size()][START];
  }

  /** Opens a fact without counts, sums and value; the setters below fill it. */
  void open(int day, int eventUnit, int currentUnit, int segmentSet, byte band) {
    if (size == days.length) {
      grow(size + (size >> 1));
    }
    days[size] = day;
    eventUnits[size] = eventUnit;
    currentUnits[size] = currentUnit;
    segmentSets[size] = segmentSet;
    bands[size] = band;
    classes[size] = NO_VALUE;
    size++;
  }

  void count(int index, int count) {
    counts[index][size - 1] = count;
  }

  /** Takes a decimal of up to six places apart, so that sums are exact and cannot overflow. */
  void sum(int index, @Nullable BigDecimal amount) {
    if (amount == null) {
      return;
    }
    BigInteger[] parts =
        amount.setScale(6).unscaledValue().divideAndRemainder(BigInteger.valueOf(1_000_000));
    wholes[index][size - 1] = parts[0].longValueExact();
    micros[index][size - 1] = parts[1].intValueExact();
  }

  void value(int valueClass, double value) {
    classes[size - 1] = (byte) valueClass;
    values[size - 1] = value;
  }

  private void grow(int capacity) {
    days = Arrays.copyOf(days, capacity);
    eventUnits = Arrays.copyOf(eventUnits, capacity);
    currentUnits = Arrays.copyOf(currentUnits, capacity);
    segmentSets = Arrays.copyOf(segmentSets, capacity);
    bands = Arrays.copyOf(bands, capacity);
    classes = Arrays.copyOf(classes, capacity);
    values = Arrays.copyOf(values, capacity);
    Arrays.setAll(counts, i -> Arrays.copyOf(counts[i], capacity));
    Arrays.setAll(wholes, i -> Arrays.copyOf(wholes[i], capacity));
    Arrays.setAll(micros, i -> Arrays.copyOf(micros[i], capacity));
  }

  /** Puts the facts in ascending order of their values. */
  void sortByValue() {
    int[] order = AscendingOrder.of(values, size);
    days = permuted(days, order);
    eventUnits = permuted(eventUnits, order);
    currentUnits = permuted(currentUnits, order);
    segmentSets = permuted(segmentSets, order);
    bands = permuted(bands, order);
    classes = permuted(classes, order);
    double[] sorted = new double[size];
    Arrays.setAll(sorted, i -> values[order[i]]);
    values = sorted;
    Arrays.setAll(counts, i -> permuted(counts[i], order));
    Arrays.setAll(micros, i -> permuted(micros[i], order));
    for (int sum = 0; sum < wholes.length; sum++) {
      long[] from = wholes[sum];
      long[] to = new long[size];
      Arrays.setAll(to, i -> from[order[i]]);
      wholes[sum] = to;
    }
  }

  private static int[] permuted(int[] column, int[] order) {
    int[] permuted = new int[order.length];
    Arrays.setAll(permuted, i -> column[order[i]]);
    return permuted;
  }

  private static byte[] permuted(byte[] column, int[] order) {
    byte[] permuted = new byte[order.length];
    for (int i = 0; i < order.length; i++) {
      permuted[i] = column[order[i]];
    }
    return permuted;
  }

  CubeShape shape() {
    return shape;
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

  int countOf(int fact, int index) {
    return counts[index][fact];
  }

  long whole(int fact, int index) {
    return wholes[index][fact];
  }

  int micro(int fact, int index) {
    return micros[index][fact];
  }
}
