package dev.stagecoach.jobs.ingest;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strict CSV: a record that breaks the rules is told from one that does not, its text is kept, and
 * reading goes on behind it.
 *
 * <p>After a broken quote reading goes on at the next physical line, so that one stray quote costs
 * one row and not the rest of the file. Blank lines are no records.
 */
final class CsvRecords implements RecordReader {
  private static final int END = -1;
  private static final int LONGEST_RECORD = 16 * 1024 * 1024;

  private final Reader reader;
  private final char delimiter;
  private final char quote;

  private char[] buffer = new char[1 << 16];
  private int start;
  private int limit;

  // Offsets are counted from the record's start, so that moving the buffer leaves them valid.
  private int[] from = new int[64];
  private int[] to = new int[64];
  private boolean[] doubled = new boolean[64];
  private int fields;
  private int cursor;
  private int textLength;
  private int length;
  private int innerLines;
  private long line;
  private long nextLine = 1;
  private @Nullable RejectReason fault;

  CsvRecords(Reader reader, char delimiter, char quote) {
    this.reader = reader;
    this.delimiter = delimiter;
    this.quote = quote;
  }

  @Override
  public boolean next() throws IOException {
    start += length;
    length = 0;
    skipBlankLines();
    line = nextLine;
    if (at(0) == END) {
      return false;
    }
    fields = 0;
    fault = null;
    cursor = 0;
    innerLines = 0;
    boolean more = true;
    while (more) {
      more = at(cursor) == quote ? quotedField(cursor) : plainField(cursor);
    }
    return true;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public @Nullable RejectReason fault() {
    return fault;
  }

  @Override
  public int width() {
    return fields;
  }

  @Override
  public void read(@Nullable String[] values) {
    for (int i = 0; i < fields; i++) {
      values[i] = field(i);
    }
  }

  @Override
  public String rawText() {
    return new String(buffer, start, textLength);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private @Nullable String field(int i) {
    int size = to[i] - from[i];
    if (size == 0) {
      return null;
    }
    String text = new String(buffer, start + from[i], size);
    if (!doubled[i]) {
      return text;
    }
    String one = String.valueOf(quote);
    return text.replace(one + one, one);
  }

  private void skipBlankLines() throws IOException {
    int c = at(0);
    while (c == '\n' || c == '\r') {
      start += c == '\r' && at(1) == '\n' ? 2 : 1;
      nextLine++;
      c = at(0);
    }
  }

  /** Reads a field that is not quoted; true where another one follows in the record. */
  private boolean plainField(int offset) throws IOException {
    int position = offset;
    while (true) {
      int c = at(position);
      if (c == delimiter) {
        add(offset, position, false);
        cursor = position + 1;
        return true;
      }
      if (c < ' ') {
        if (c == '\n' || c == '\r' || c == END) {
          add(offset, position, false);
          endRecord(position, c);
          return false;
        }
        note(c);
      } else if (c == LandingText.UNREADABLE) {
        note(c);
      }
      position++;
    }
  }

  /** Reads a quoted field; true where another one follows in the record. */
  private boolean quotedField(int offset) throws IOException {
    int position = offset + 1;
    boolean hasDoubled = false;
    while (true) {
      int c = at(position);
      if (c == END || position > LONGEST_RECORD) {
        return recover(RejectReason.UNTERMINATED_QUOTE);
      }
      if (c == quote) {
        if (at(position + 1) != quote) {
          add(offset + 1, position, hasDoubled);
          return afterQuote(position + 1);
        }
        hasDoubled = true;
        position++;
      } else if (c == '\n' || c == '\r' && at(position + 1) != '\n') {
        innerLines++;
      } else {
        note(c);
      }
      position++;
    }
  }

  private boolean afterQuote(int position) throws IOException {
    int c = at(position);
    if (c == delimiter) {
      cursor = position + 1;
      return true;
    }
    if (c == '\n' || c == '\r' || c == END) {
      endRecord(position, c);
      return false;
    }
    return recover(RejectReason.TEXT_AFTER_QUOTE);
  }

  private void note(int c) {
    if (c == 0) {
      fault = RejectReason.NUL_CHARACTER;
    } else if (c == LandingText.UNREADABLE) {
      fault = RejectReason.INVALID_ENCODING;
    }
  }

  private void endRecord(int position, int terminator) throws IOException {
    textLength = position;
    boolean twoCharacters = terminator == '\r' && at(position + 1) == '\n';
    length = position + (terminator == END ? 0 : twoCharacters ? 2 : 1);
    nextLine = line + innerLines + 1;
  }

  /** Gives the record up and takes its first physical line as all there is of it. */
  private boolean recover(RejectReason reason) throws IOException {
    fault = reason;
    fields = 0;
    innerLines = 0;
    int position = 0;
    int c = at(position);
    while (c != '\n' && c != '\r' && c != END) {
      c = at(++position);
    }
    endRecord(position, c);
    return false;
  }

  private void add(int first, int end, boolean hasDoubled) {
    if (fields == from.length) {
      from = Arrays.copyOf(from, fields * 2);
      to = Arrays.copyOf(to, fields * 2);
      doubled = Arrays.copyOf(doubled, fields * 2);
    }
    from[fields] = first;
    to[fields] = end;
    doubled[fields] = hasDoubled;
    fields++;
  }

  private int at(int offset) throws IOException {
    int index = start + offset;
    if (index < limit) {
      return buffer[index];
    }
    return fill() ? buffer[start + offset] : END;
  }

  /** Reads on, keeping the current record; false at the end of the file. */
  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      limit -= start;
      start = 0;
    }
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = reader.read(buffer, limit, buffer.length - limit);
    if (count > 0) {
      limit += count;
    }
    return count > 0;
  }
}
