package dev.stagecoach.common.config;

import com.typesafe.config.ConfigValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the values of a block as the types that records have. */
final class Values {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final String NAME_RULE =
      "use lower case letters, digits and underscores, a letter first";

  private Values() {}

  static Optional<String> optionalText(Settings settings, String key) {
    return settings
        .scalar(key, "write one text")
        .map(SettingsSource::text)
        .filter(text -> !text.isBlank());
  }

  /** A text that must be there; {@code remedy} says what to write. */
  static String text(Settings settings, String key, String remedy) {
    Optional<String> text = settings.scalar(key, remedy).map(SettingsSource::text);
    if (text.filter(found -> !found.isBlank()).isEmpty()) {
      settings.missing(key, remedy);
    }
    return text.orElse("");
  }

  /** A name that can be part of a table's name. */
  static String name(Settings settings, String key) {
    String name = text(settings, key, NAME_RULE);
    if (!settings.isFaulty(key) && !NAME.matcher(name).matches()) {
      settings.fault(key, "is '%s', which is not a name".formatted(name), NAME_RULE);
    }
    return name;
  }

  /** Checks the key of a named block. */
  static void checkName(Settings entry, String name) {
    if (!NAME.matcher(name).matches()) {
      entry.problems().add(entry.origin(), "'%s' is not a name".formatted(name), NAME_RULE);
    }
  }

  /** A text that {@code parse} accepts, or empty after a problem or where nothing is set. */
  static <T> Optional<T> parsed(
      Settings settings, String key, Function<String, T> parse, String remedy) {
    Optional<ConfigValue> value = settings.scalar(key, remedy);
    try {
      return value.map(SettingsSource::text).map(parse);
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      settings.fault(key, "is " + SettingsSource.shown(value.orElseThrow()), remedy);
      return Optional.empty();
    }
  }

  static ZoneId zone(Settings settings, String key) {
    return parsed(
            settings, key, ZoneId::of, "write a zone of the IANA database, e.g. Europe/Berlin")
        .orElse(ZoneOffset.UTC);
  }

  static int wholeNumber(Settings settings, String key, int least, int most) {
    return optionalWholeNumber(settings, key, least, most).orElse(least);
  }

  static Optional<Integer> optionalWholeNumber(Settings settings, String key, int least, int most) {
    String range =
        most == Integer.MAX_VALUE ? "from " + least : "from %d to %d".formatted(least, most);
    return parsed(
        settings,
        key,
        text -> {
          int number = new BigDecimal(text).intValueExact();
          if (number < least || number > most) {
            throw new ArithmeticException("out of range");
          }
          return number;
        },
        "write a whole number " + range);
  }

  /** A share of one; {@code remedy} says what to write. */
  static double share(Settings settings, String key, String remedy) {
    return parsed(
            settings,
            key,
            text -> {
              BigDecimal share = new BigDecimal(text);
              if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new ArithmeticException("out of range");
              }
              return share.doubleValue();
            },
            remedy)
        .orElse(0.0);
  }

  static boolean flag(Settings settings, String key) {
    return choice(settings, key, Map.of("true", true, "false", false)).orElse(false);
  }

  /** One of the constants of an enum, in kebab case. */
  static <E extends Enum<E>> E choice(Settings settings, String key, Class<E> type) {
    Map<String, E> choices =
        Arrays.stream(type.getEnumConstants())
            .collect(Collectors.toMap(Values::kebab, Function.identity()));
    return choice(settings, key, choices).orElse(type.getEnumConstants()[0]);
  }

  /** One of the named choices; empty after a problem or where nothing is set. */
  static <T> Optional<T> choice(Settings settings, String key, Map<String, T> choices) {
    String remedy =
        "write " + choices.keySet().stream().sorted().collect(Collectors.joining(" or "));
    return parsed(
        settings,
        key,
        text ->
            Optional.ofNullable(choices.get(text.toLowerCase(Locale.ROOT)))
                .orElseThrow(IllegalArgumentException::new),
        remedy);
  }

  static List<String> texts(Settings settings, String key) {
    List<String> texts = new ArrayList<>();
    for (ConfigValue element : settings.elements(key)) {
      if (SettingsSource.isScalar(element)) {
        texts.add(SettingsSource.text(element));
      } else {
        settings.fault(
            key, "holds " + SettingsSource.kindOf(element), "write a list of texts [ …, … ]");
      }
    }
    return texts;
  }

  /** A list of names that may be {@link Stages#ANY} but not empty. */
  static List<String> someOrAny(Settings settings, String key, String remedy) {
    List<String> names = texts(settings, key);
    if (names.isEmpty()) {
      settings.missing(key, remedy);
    }
    return names;
  }

  static Optional<ConfiguredExpression> expression(Settings settings, String key) {
    return optionalText(settings, key)
        .map(text -> new ConfiguredExpression(text, settings.name(key), settings.origin(key)));
  }

  /** An expression that must be there. */
  static ConfiguredExpression requiredExpression(Settings settings, String key, String remedy) {
    String text = text(settings, key, remedy);
    return new ConfiguredExpression(text, settings.name(key), settings.origin(key));
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
