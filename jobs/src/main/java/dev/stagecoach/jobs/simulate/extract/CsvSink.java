package dev.stagecoach.jobs.simulate.extract;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes rows of CSV (RFC 4180 with LF, UTF-8) fast: fields go as bytes into one buffer. Give the
 * fields in order and finish each row with {@link #end}. Not thread-safe.
 */
public final class CsvSink {
  private static final int CHUNK = 1 << 16;
  private static final int KEEP_ALL = Integer.MAX_VALUE;
  private static final long DAY = 86_400_000L;

  private final OutputStream out;
  private final int flushAt;
  private byte[] buffer;
  private int length;
  private boolean isFirstField = true;
  private long rows;

  private CsvSink(OutputStream out, int flushAt, int size) {
    this.out = out;
    this.flushAt = flushAt;
    this.buffer = new byte[size];
  }

  /** A sink that writes on, a chunk at a time. */
  static CsvSink to(OutputStream out) {
    return new CsvSink(out, CHUNK, CHUNK + CHUNK / 4);
  }

  /** A sink that keeps its rows until {@link #drainTo}. */
  static CsvSink kept() {
    return new CsvSink(OutputStream.nullOutputStream(), KEEP_ALL, 1024);
  }

  /** A field of text, quoted where need be. */
  public CsvSink text(String value) {
    separate();
    if (isPlain(value)) {
      ascii(value);
      return this;
    }
    byte[] quoted = ('"' + value.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8);
    room(quoted.length);
    System.arraycopy(quoted, 0, buffer, length, quoted.length);
    length += quoted.length;
    return this;
  }

  /** An id that is a prefix and a number of at least so many digits, all plain ASCII. */
  public CsvSink id(String prefix, long number, int digits) {
    return id(prefix, number, digits, "");
  }

  /** An id with something after its number. */
  public CsvSink id(String prefix, long number, int digits, String suffix) {
    separate();
    ascii(prefix);
    padded(number, digits);
    ascii(suffix);
    return this;
  }

  /** A whole number. */
  public CsvSink number(long value) {
    separate();
    if (value < 0) {
      put('-');
    }
    padded(Math.abs(value), 1);
    return this;
  }

  /** An amount given in hundredths. */
  public CsvSink money(long hundredths) {
    separate();
    if (hundredths < 0) {
      put('-');
    }
    padded(Math.abs(hundredths / 100), 1);
    put('.');
    padded(Math.abs(hundredths % 100), 2);
    return this;
  }

  /** True or false. */
  public CsvSink flag(boolean value) {
    separate();
    ascii(value ? "true" : "false");
    return this;
  }

  /** An instant in UTC, from milliseconds since 1970. */
  public CsvSink instant(long millis) {
    separate();
    date(Math.floorDiv(millis, DAY));
    int rest = (int) Math.floorMod(millis, DAY);
    put(' ');
    padded(rest / 3_600_000, 2);
    put(':');
    padded(rest / 60_000 % 60, 2);
    put(':');
    padded(rest / 1000 % 60, 2);
    put('.');
    padded(rest % 1000, 3);
    return this;
  }

  /** A date, from days since 1970. */
  public CsvSink day(long days) {
    separate();
    date(days);
    return this;
  }

  /** An empty field. */
  public CsvSink none() {
    separate();
    return this;
  }

  /** Ends the row. */
  public void end() {
    put('\n');
    isFirstField = true;
    rows++;
    if (length >= flushAt) {
      flush();
    }
  }

  /** The number of rows, without the header. */
  public long rows() {
    return rows;
  }

  void header(String line) {
    ascii(line);
    put('\n');
  }

  void drainTo(OutputStream target) throws IOException {
    target.write(buffer, 0, length);
  }

  void finish() throws IOException {
    flush();
    out.close();
  }

  private void flush() {
    try {
      out.write(buffer, 0, length);
      length = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void separate() {
    if (isFirstField) {
      isFirstField = false;
    } else {
      put(',');
    }
  }

  // Civil date from days (Hinnant, "chrono-compatible low-level date algorithms").
  private void date(long days) {
    long shifted = days + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) (shifted - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int month = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * month + 2) / 5 + 1;
    int calendarMonth = month < 10 ? month + 3 : month - 9;
    padded(yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0), 4);
    put('-');
    padded(calendarMonth, 2);
    put('-');
    padded(day, 2);
  }

  private void padded(long value, int width) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    int count = Math.max(digits, width);
    room(count);
    long rest = value;
    for (int i = length + count - 1; i >= length; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
  }

  private void ascii(String value) {
    int size = value.length();
    room(size);
    for (int i = 0; i < size; i++) {
      buffer[length + i] = (byte) value.charAt(i);
    }
    length += size;
  }

  private void put(char symbol) {
    room(1);
    buffer[length++] = (byte) symbol;
  }

  private void room(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char symbol = value.charAt(i);
      if (symbol == ',' || symbol == '"' || symbol < ' ' || symbol > '~') {
        return false;
      }
    }
    return true;
  }
}
