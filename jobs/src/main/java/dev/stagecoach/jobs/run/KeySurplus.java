package dev.stagecoach.jobs.run;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;

/**
 * How many rows of a small table bear a key that another row bears, counted while the rows are
 * written: null for a table that is too large to keep its keys' hashes.
 */
public final class KeySurplus extends Aggregator<Long, KeySurplus.Keys, Long> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_KEYS = 50_000;

  /** The answer for a table that is too large. */
  static final long UNKNOWN = -1;

  @Override
  public Keys zero() {
    return new Keys();
  }

  @Override
  public Keys reduce(Keys keys, Long hash) {
    keys.add(hash);
    return keys;
  }

  @Override
  public Keys merge(Keys left, Keys right) {
    left.addAll(right);
    return left;
  }

  @Override
  public Long finish(Keys keys) {
    return keys.surplus();
  }

  @Override
  public Encoder<Keys> bufferEncoder() {
    return Encoders.kryo(Keys.class);
  }

  @Override
  public Encoder<Long> outputEncoder() {
    return Encoders.LONG();
  }

  /** Hashes of keys, as many as are kept. */
  public static final class Keys implements Serializable {
    private static final long serialVersionUID = 1L;

    private long[] hashes = new long[16];
    private int size;
    private boolean isTooMany;

    void add(long hash) {
      if (isTooMany || size == MOST_KEYS) {
        isTooMany = true;
        hashes = new long[0];
        return;
      }
      if (size == hashes.length) {
        hashes = Arrays.copyOf(hashes, size * 2);
      }
      hashes[size++] = hash;
    }

    void addAll(Keys other) {
      if (other.isTooMany) {
        isTooMany = true;
      }
      for (int i = 0; i < other.size && !isTooMany; i++) {
        add(other.hashes[i]);
      }
    }

    long surplus() {
      if (isTooMany) {
        return UNKNOWN;
      }
      long[] sorted = Arrays.copyOf(hashes, size);
      Arrays.sort(sorted);
      long surplus = 0;
      for (int i = 1; i < sorted.length; i++) {
        surplus += sorted[i] == sorted[i - 1] ? 1 : 0;
      }
      return surplus;
    }
  }
}
