package dev.stagecoach.common.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.stagecoach.common.config.Marts.Cuts;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what a run publishes and how it runs: the blocks {@code marts}, {@code quality}, {@code
 * spark} and {@code warehouse}.
 */
final class RuntimeReader {
  private static final String SHARE = "max-quarantined-share";

  private RuntimeReader() {}

  static Marts marts(Settings settings) {
    return new Marts(Values.choice(settings, "cuts", Cuts.class), Values.flag(settings, "days"));
  }

  static Quality quality(Settings settings) {
    return new Quality(Values.share(settings, SHARE, "write a share from 0 to 1, e.g. 0.05"));
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
