package dev.stagecoach.common.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.stagecoach.common.config.Marts.Cuts;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what a run publishes and how it runs: the blocks {@code marts}, {@code quality}, {@code
 * spark} and {@code warehouse}.
 */
final class RuntimeReader {
  private static final String SHARE = "max-quarantined-share";

  private static final String WARN_AFTER = "warn-after-hours";
  private static final String FAIL_AFTER = "fail-after-hours";

  private static final String KEY = "key";
  private static final String KEY_VARIABLE = "STAGECOACH_PSEUDONYM_KEY";

  private RuntimeReader() {}

  static Marts marts(Settings settings) {
    return new Marts(Values.choice(settings, "cuts", Cuts.class), Values.flag(settings, "days"));
  }

  /**
   * Reads when a run stops.
   *
   * @param sources those whose freshness can be told
   */
  static Quality quality(Settings settings, Collection<SourceSpec> sources) {
    return new Quality(
        Values.share(settings, SHARE, "write a share from 0 to 1, e.g. 0.05"),
        settings.named("freshness", "freshness").entrySet().stream()
            .map(entry -> freshness(entry.getKey(), entry.getValue(), sources))
            .toList());
  }

  private static Freshness freshness(
      String source, Settings settings, Collection<SourceSpec> sources) {
    Optional<Integer> warn = hours(settings, WARN_AFTER);
    Optional<Integer> fail = hours(settings, FAIL_AFTER);
    if (warn.isEmpty() && fail.isEmpty()) {
      settings.missing(WARN_AFTER, "write a number of hours, e.g. 36");
    }
    if (warn.isPresent() && fail.isPresent() && fail.orElseThrow() <= warn.orElseThrow()) {
      settings.fault(
          FAIL_AFTER,
          "is not more than " + WARN_AFTER,
          "write a larger number, or leave one of them out");
    }
    Map<String, SourceSpec> named =
        sources.stream().collect(Collectors.toMap(SourceSpec::name, Function.identity()));
    Optional<SourceSpec> found = Optional.ofNullable(named.get(source));
    if (found.isEmpty()) {
      settings
          .problems()
          .addAbsent(
              settings.origin(),
              "quality.freshness.%s names no source".formatted(source),
              NearestNames.remedy(source, named.keySet()));
    }
    if (found.filter(spec -> !spec.hasFiles()).isPresent()) {
      settings
          .problems()
          .add(
              settings.origin(),
              "quality.freshness.%s is about a source that delivers no files".formatted(source),
              "take it out: databases are asked anew in each run");
    }
    return new Freshness(source, warn, fail);
  }

  private static Optional<Integer> hours(Settings settings, String key) {
    return Values.optionalWholeNumber(settings, key, 1, Integer.MAX_VALUE);
  }

  static Privacy privacy(Settings settings) {
    Privacy.Names names = Values.choice(settings, "names", Privacy.Names.class);
    Optional<String> key = Secrets.optional(settings, KEY, KEY_VARIABLE);
    return new Privacy(settings.origin("names"), names, key);
  }

  static SparkSettings spark(Settings settings) {
    Map<String, String> values = new TreeMap<>();
    settings.freelyNamed("settings").forEach((key, value) -> flatten(key, value, values));
    return new SparkSettings(
        Values.text(settings, "master", "write a Spark master, e.g. local[*]"), values);
  }

  /** Spark's names have dots, which HOCON reads as blocks within blocks. */
  private static void flatten(String name, ConfigValue value, Map<String, String> into) {
    if (value instanceof ConfigObject block) {
      block.forEach((key, inner) -> flatten(name + "." + key, inner, into));
    } else if (SettingsSource.isScalar(value)) {
      into.put(name, SettingsSource.text(value));
    }
  }

  static Warehouse warehouse(Settings settings) {
    return new Warehouse(Values.text(settings, "path", "write a folder, e.g. warehouse"));
  }
}
