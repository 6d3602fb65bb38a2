package dev.stagecoach.jobs.cli.html;

import dev.stagecoach.jobs.cli.screen.JsonText;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A piece of markup. Text becomes one only by being escaped, so that nothing that comes from data
 * can act as markup or as script.
 */
public final class Html {
  /** No markup at all. */
  public static final Html NONE = new Html("");

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /** Words of our own or of data, shown as they are. */
  public static Html text(String text) {
    return new Html(escaped(text));
  }

  /**
   * A name from data, kept apart from what stands around it: a name that is written from right to
   * left does not turn the sentence about it.
   */
  public static Html name(String name) {
    return Tag.of("bdi").text(name);
  }

  /** Pieces one after the other. */
  public static Html of(Html... pieces) {
    return of(List.of(pieces));
  }

  /** Pieces one after the other. */
  public static Html of(Collection<Html> pieces) {
    return new Html(pieces.stream().map(Html::toString).collect(Collectors.joining()));
  }

  /** A value as JSON in the body of a script element, which it cannot end. */
  static Html json(@Nullable Object value) {
    return new Html(JsonText.of(value).replace("<", "\\u003c"));
  }

  /** Text of the program itself that is markup, a style sheet or a script already. */
  static Html ours(String markup) {
    return new Html(markup);
  }

  /** An element around its children. */
  static Html element(String start, Html content, String end) {
    return new Html(start + content.markup + end);
  }

  /** Text for an attribute in double quotes, or between tags. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  /** HTML holds no control characters but spaces, and UTF-8 no half of a pair. */
  private static boolean isAllowed(int point) {
    boolean isControl = Character.isISOControl(point) && point != '\n' && point != '\t';
    return !isControl && Character.getType(point) != Character.SURROGATE;
  }

  /** The markup. */
  @Override
  public String toString() {
    return markup;
  }
}
