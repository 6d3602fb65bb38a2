package dev.stagecoach.common.cube;

/**
 * The order in which doubles ascend: a radix sort over their bits, which for millions of facts is
 * several times faster than comparing them.
 */
final class AscendingOrder {
  private static final int DIGIT_BITS = 16;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private AscendingOrder() {}

  /** The positions of the first values, smallest value first; equal values keep their order. */
  static int[] of(double[] values, int size) {
    long[] keys = new long[size];
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      keys[i] = ascendingBits(values[i]);
      order[i] = i;
    }
    int[] next = new int[size];
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
      if (pass(keys, order, next, shift)) {
        int[] swapped = order;
        order = next;
        next = swapped;
      }
    }
    return order;
  }

  /** Bits that, taken as an unsigned number, ascend with the value, negative values included. */
  private static long ascendingBits(double value) {
    // Adding zero makes a negative zero positive, so that both zeros are equal.
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
  }

  /** Orders by one digit; false when the digit is the same everywhere and nothing was moved. */
  private static boolean pass(long[] keys, int[] from, int[] to, int shift) {
    int[] starts = new int[DIGITS + 1];
    for (long key : keys) {
      starts[digit(key, shift) + 1]++;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      if (starts[digit + 1] == keys.length) {
        return false;
      }
      starts[digit + 1] += starts[digit];
    }
    for (int position : from) {
      to[starts[digit(keys[position], shift)]++] = position;
    }
    return true;
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (DIGITS - 1);
  }
}
