package dev.stagecoach.common.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;

/** Says in our words why a text is no HOCON, without the values that stand in it. */
final class HoconFailures {
  private static final String END = "got end of file";

  private HoconFailures() {}

  static void report(Problems problems, ConfigException failure, Origin otherwise) {
    ConfigOrigin origin = failure.origin();
    Origin place = origin == null || origin.lineNumber() < 1 ? otherwise : Origins.of(origin);
    if (failure instanceof ConfigException.WrongType) {
      problems.addUnreadable(
          place,
          "a text, a list or a block stand together as one value",
          "put a comma or a line break between them");
    } else {
      problems.addUnreadable(
          place,
          "the file is not valid HOCON: " + reason(failure),
          "mend the braces, quotes or commas there");
    }
  }

  /**
   * The reason without its place, without what was found, which may be secret, and without hints.
   */
  static String reason(ConfigException failure) {
    ConfigOrigin origin = failure.origin();
    String message = String.valueOf(failure.getMessage());
    String place = origin == null ? "" : origin.description() + ": ";
    String reason = message.startsWith(place) ? message.substring(place.length()) : message;
    String withoutHints = before(reason, " (");
    return withoutHints.endsWith(END) ? withoutHints : before(before(withoutHints, ", got"), ": '");
  }

  private static String before(String text, String end) {
    int at = text.indexOf(end);
    return (at < 0 ? text : text.substring(0, at)).strip();
  }
}
