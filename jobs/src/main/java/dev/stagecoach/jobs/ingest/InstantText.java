package dev.stagecoach.jobs.ingest;

import java.time.YearMonth;

/**
 * The shapes in which sources write dates and instants: {@code 2020-12-30}, {@code 2020-12-30
 * 3:15:52}, {@code 2023-11-11T08:18:16.519Z}, {@code … +01:00}, {@code … UTC}, and milliseconds
 * since 1970.
 */
final class InstantText {
  private final String text;
  private int position;

  private InstantText(String text) {
    this.text = text;
  }

  /** Whether the text is an instant; one without an offset counts, in the source's own zone. */
  static boolean isInstant(String text) {
    String stripped = text.strip();
    return isMilliseconds(stripped) || new InstantText(stripped).instant();
  }

  /** Whether the text is a date, or an instant that starts with one. */
  static boolean isDate(String text) {
    return new InstantText(text.strip()).instant();
  }

  private static boolean isMilliseconds(String text) {
    return text.length() >= 11
        && text.length() <= 14
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private boolean instant() {
    if (!date()) {
      return false;
    }
    if (atEnd()) {
      return true;
    }
    return (take('T') || take(' ')) && time() && zone();
  }

  private boolean date() {
    int year = number(4, 4);
    if (year < 1 || !take('-')) {
      return false;
    }
    int month = number(1, 2);
    if (month < 1 || month > 12 || !take('-')) {
      return false;
    }
    int day = number(1, 2);
    return day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private boolean time() {
    boolean minutes = within(number(1, 2), 23) && take(':') && within(number(1, 2), 59);
    if (!minutes || !take(':')) {
      return minutes;
    }
    return within(number(1, 2), 59) && (!take('.') || number(1, 9) >= 0);
  }

  private boolean zone() {
    if (atEnd()) {
      return true;
    }
    take(' ');
    String rest = text.substring(position);
    return switch (rest) {
      case "Z", "UTC", "GMT" -> true;
      default -> offset();
    };
  }

  private boolean offset() {
    if (!take('+') && !take('-') || !within(number(2, 2), 18)) {
      return false;
    }
    if (atEnd()) {
      return true;
    }
    take(':');
    return within(number(2, 2), 59) && atEnd();
  }

  private static boolean within(int number, int most) {
    return number >= 0 && number <= most;
  }

  private boolean atEnd() {
    return position == text.length();
  }

  private boolean take(char expected) {
    boolean found = position < text.length() && text.charAt(position) == expected;
    if (found) {
      position++;
    }
    return found;
  }

  /** Reads as many digits as are allowed; -1 where there are fewer than needed. */
  private int number(int least, int most) {
    int first = position;
    int value = 0;
    while (position < text.length()
        && position - first < most
        && digit(text.charAt(position)) >= 0) {
      value = value * 10 + digit(text.charAt(position));
      position++;
    }
    return position - first >= least ? value : -1;
  }

  private static int digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : -1;
  }
}
