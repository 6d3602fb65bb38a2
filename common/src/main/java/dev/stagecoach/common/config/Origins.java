package dev.stagecoach.common.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells where a value was written, in words that a user can follow. */
final class Origins {
  private static final String MERGED = "merge of ";
  private static final Comparator<Origin> FILES_FIRST =
      Comparator.comparing((Origin origin) -> origin.line() == 0)
          .thenComparing(Comparator.naturalOrder());
  private static final Pattern PLACE = Pattern.compile("(.*?): (\\d+)(?:-\\d+)?");

  private Origins() {}

  /** The first place of a value that several files made together. */
  static Origin of(ConfigValue value) {
    ConfigOrigin origin = value.origin();
    if (origin.description().startsWith(MERGED)) {
      return parts(value).stream().map(Origins::of).min(FILES_FIRST).orElseGet(() -> of(origin));
    }
    return of(origin);
  }

  static Origin of(ConfigOrigin origin) {
    String description = origin.description();
    String first = description.startsWith(MERGED) ? firstOf(description) : description;
    Matcher place = PLACE.matcher(first);
    return place.matches()
        ? new Origin(shown(place.group(1)), Integer.parseInt(place.group(2)))
        : new Origin(shown(first), 0);
  }

  /** A path relative to the working directory if it lies below it. */
  static String shown(Path file) {
    Path working = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(working)
        ? working.relativize(absolute).toString()
        : absolute.toString();
  }

  private static String shown(String source) {
    boolean isFile = !source.startsWith("--") && !Substitutions.isEnvironment(source);
    return isFile ? shown(Path.of(source)) : source;
  }

  private static String firstOf(String merged) {
    String parts = merged.substring(MERGED.length());
    int comma = parts.indexOf(',');
    return comma < 0 ? parts : parts.substring(0, comma);
  }

  private static Collection<ConfigValue> parts(ConfigValue value) {
    if (value instanceof ConfigObject object) {
      return object.values();
    }
    return value instanceof ConfigList list ? list : List.of();
  }
}
