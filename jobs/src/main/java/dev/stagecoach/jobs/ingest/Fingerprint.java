package dev.stagecoach.jobs.ingest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells equal rows from different ones: the first 128 bits of a SHA-256 over the columns that hold
 * something, in the order of their names, and 64 bits over the key. So neither the order of columns
 * nor a new column that is empty makes a row another one.
 */
final class Fingerprint {
  private static final byte END_OF_NAME = 0x1F;
  private static final byte END_OF_VALUE = 0x1E;

  private final MessageDigest digest = LandingText.newDigest();
  private final RowRules rules;
  private byte[] bytes = new byte[1 << 12];
  private int size;
  private long high;
  private long low;
  private long key;

  Fingerprint(RowRules rules) {
    this.rules = rules;
  }

  /** Takes the fingerprint of one row. */
  Fingerprint of(@Nullable String[] values) {
    ByteBuffer content = sum(rules.byName(), values);
    high = content.getLong();
    low = content.getLong();
    key = rules.key().length == 0 ? high : sum(rules.key(), values).getLong();
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

  private ByteBuffer sum(int[] columns, @Nullable String[] values) {
    size = 0;
    add(rules.owner());
    for (int column : columns) {
      String value = values[column];
      if (value != null) {
        add(rules.names().get(column));
        end(END_OF_NAME);
        add(value);
        end(END_OF_VALUE);
      }
    }
    digest.update(bytes, 0, size);
    return ByteBuffer.wrap(digest.digest());
  }

  private void end(byte mark) {
    bytes[size++] = mark;
  }

  /** Adds UTF-16 units in one or three bytes each, so that different texts never look the same. */
  private void add(String text) {
    int length = text.length();
    if (size + 3 * length + 1 > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + 3 * length + 1));
    }
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
}
