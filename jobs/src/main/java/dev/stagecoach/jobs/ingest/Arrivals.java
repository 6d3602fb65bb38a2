package dev.stagecoach.jobs.ingest;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Rows that arrived, each as six numbers: key, content in two halves, file and standing, batch,
 * line. So many of them can be held against each other in memory.
 */
final class Arrivals implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int START = 64;

  private static final int NUMBERS = 6;
  private static final int KEY = 0;
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int FILE_AND_STANDING = 3;
  private static final int BATCH = 4;
  private static final int LINE = 5;

  private int size;
  private long[] numbers = new long[START * NUMBERS];

  /** Where a row stands. */
  record Place(int file, long batch, long line, int standing) {}

  void add(long key, long high, long low, Place place) {
    if ((size + 1) * NUMBERS > numbers.length) {
      numbers = Arrays.copyOf(numbers, numbers.length * 2);
    }
    int at = size * NUMBERS;
    numbers[at + KEY] = key;
    numbers[at + HIGH] = high;
    numbers[at + LOW] = low;
    // What raw holds already stands before what says the same of the same line.
    numbers[at + FILE_AND_STANDING] =
        (long) place.file() << 2 | (SurveyRows.HELD - place.standing());
    numbers[at + BATCH] = place.batch();
    numbers[at + LINE] = place.line();
    size++;
  }

  int size() {
    return size;
  }

  /** The same rows in an array that is not longer than it need be. */
  Arrivals trimmed() {
    numbers = Arrays.copyOf(numbers, size * NUMBERS);
    return this;
  }

  /** All rows of some parts. */
  static Arrivals joined(List<Arrivals> parts) {
    Arrivals all = new Arrivals();
    int size = parts.stream().mapToInt(Arrivals::size).sum();
    all.numbers = new long[Math.multiplyExact(size, NUMBERS)];
    for (Arrivals part : parts) {
      System.arraycopy(part.numbers, 0, all.numbers, all.size * NUMBERS, part.size * NUMBERS);
      all.size += part.size;
    }
    return all;
  }

  int file(int row) {
    return (int) (number(row, FILE_AND_STANDING) >> 2);
  }

  long line(int row) {
    return number(row, LINE);
  }

  /**
   * Tells each new row that says just what the row of its key before it says. Rows of a key stand
   * in the order of file, batch and line.
   */
  void eachDuplicate(IntConsumer told) {
    int[] firsts = new int[Math.max(2, Integer.highestOneBit(Math.max(1, size)) * 4)];
    int[] before = new int[size];
    for (int row = 0; row < size; row++) {
      int slot = slot(firsts, number(row, KEY));
      before[row] = firsts[slot] - 1;
      firsts[slot] = row + 1;
    }
    for (int last : firsts) {
      if (last > 0 && before[last - 1] >= 0) {
        int[] alike = IntStream.iterate(last - 1, row -> row >= 0, row -> before[row]).toArray();
        tellDuplicates(inOrder(alike), told);
      }
    }
  }

  /** The slot of a key: the first that is free or holds it. */
  private int slot(int[] firsts, long key) {
    int mask = firsts.length - 1;
    int slot = (int) (key ^ key >>> 32) & mask;
    while (firsts[slot] > 0 && number(firsts[slot] - 1, KEY) != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private int[] inOrder(int[] rows) {
    return IntStream.of(rows).boxed().sorted(this::compare).mapToInt(Integer::intValue).toArray();
  }

  private int compare(int left, int right) {
    int order = Integer.compare(file(left), file(right));
    for (int number : new int[] {BATCH, LINE, FILE_AND_STANDING}) {
      order = order != 0 ? order : Long.compare(number(left, number), number(right, number));
    }
    return order;
  }

  private void tellDuplicates(int[] rows, IntConsumer told) {
    for (int i = 1; i < rows.length; i++) {
      boolean isNew = (number(rows[i], FILE_AND_STANDING) & 3) == SurveyRows.HELD - SurveyRows.GOOD;
      if (isNew
          && number(rows[i], HIGH) == number(rows[i - 1], HIGH)
          && number(rows[i], LOW) == number(rows[i - 1], LOW)) {
        told.accept(rows[i]);
      }
    }
  }

  private long number(int row, int number) {
    return numbers[row * NUMBERS + number];
  }
}
