package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.sql.XxHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells equal rows from different ones: 128 bits over the columns that hold something, in the order
 * of their names, and 64 bits over the key. So neither the order of columns nor a new column that
 * is empty makes a row another one.
 *
 * <p>The bits are those of xxHash under seeds of our own, two for the content. Nobody gains by
 * making two rows of one key look the same, so that a hash made for speed suffices.
 */
final class Fingerprint {
  private static final byte END_OF_NAME = 0x1F;
  private static final byte END_OF_VALUE = 0x1E;
  private static final long HIGH = 0x5ca1ab1eL;
  private static final long LOW = 0xc0ffee00ddba11L;
  private static final long KEY = 0x0b5e55edL;

  private final RowRules rules;
  private final byte[][] names;
  private byte[] bytes = new byte[1 << 12];
  private int size;
  private final int ownerSize;
  private long high;
  private long low;
  private long key;

  Fingerprint(RowRules rules) {
    this.rules = rules;
    this.names = new byte[rules.names().size()][];
    for (int column = 0; column < names.length; column++) {
      names[column] = name(rules.names().get(column));
    }
    size = 0;
    add(rules.owner());
    this.ownerSize = size;
  }

  private byte[] name(String name) {
    size = 0;
    add(name);
    end(END_OF_NAME);
    return Arrays.copyOf(bytes, size);
  }

  /** Takes the fingerprint of one row. */
  Fingerprint of(@Nullable String[] values) {
    write(rules.byName(), values);
    high = hash(HIGH);
    low = hash(LOW);
    if (rules.key().length == 0) {
      key = high;
    } else {
      write(rules.key(), values);
      key = hash(KEY);
    }
    return this;
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  long key() {
    return key;
  }

  private long hash(long seed) {
    return XxHash.of(bytes, size, seed);
  }

  /** Writes name and value of the columns behind the owner, which always stands first. */
  private void write(int[] columns, @Nullable String[] values) {
    size = ownerSize;
    for (int column : columns) {
      String value = values[column];
      if (value != null) {
        byte[] name = names[column];
        reserve(name.length);
        System.arraycopy(name, 0, bytes, size, name.length);
        size += name.length;
        add(value);
        end(END_OF_VALUE);
      }
    }
  }

  private void end(byte mark) {
    bytes[size++] = mark;
  }

  /** Adds UTF-16 units in one or three bytes each, so that different texts never look the same. */
  private void add(String text) {
    int length = text.length();
    reserve(3 * length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes[size++] = (byte) c;
      } else {
        bytes[size++] = (byte) (0xE0 | c >> 12);
        bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
        bytes[size++] = (byte) (0x80 | c & 0x3F);
      }
    }
  }

  /** Makes room for so many bytes and a mark. */
  private void reserve(int more) {
    if (size + more + 1 > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more + 1));
    }
  }
}
