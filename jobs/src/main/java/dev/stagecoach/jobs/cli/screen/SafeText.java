package dev.stagecoach.jobs.cli.screen;

/** Text of unknown origin, made harmless for a terminal. */
public final class SafeText {
  private SafeText() {}

  /** The text on one line, with whatever steers a terminal or turns its direction made visible. */
  public static String of(String text) {
    return text.codePoints().anyMatch(SafeText::steers) ? made(text, false) : text;
  }

  /** The same, with line breaks and tabs left in. */
  public static String ofLines(String text) {
    return text.codePoints().anyMatch(SafeText::steers) ? made(text, true) : text;
  }

  private static String made(String text, boolean keepLines) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (!steers(point) || (keepLines && isSpacing(point))) {
                safe.appendCodePoint(point);
              } else {
                safe.append(visible(point));
              }
            });
    return safe.toString();
  }

  private static boolean isSpacing(int point) {
    return point == '\n' || point == '\r' || point == '\t';
  }

  private static boolean steers(int point) {
    return Character.isISOControl(point)
        || Character.getType(point) == Character.FORMAT
        || Character.getType(point) == Character.SURROGATE
        || point == 0x2028
        || point == 0x2029;
  }

  private static String visible(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u%04x".formatted(point);
    };
  }
}
