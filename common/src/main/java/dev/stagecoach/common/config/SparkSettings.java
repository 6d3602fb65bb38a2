package dev.stagecoach.common.config;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How Spark runs.
 *
 * @param master ignored under {@code spark-submit}
 * @param settings Spark's own settings by their names; they win over the suite's
 */
public record SparkSettings(String master, Map<String, String> settings) {

  /** Keeps the settings as they are. */
  public SparkSettings {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** Names only: a setting may hold a secret. */
  @Override
  public String toString() {
    return "SparkSettings[master=%s, settings=%s]".formatted(master, settings.keySet());
  }
}
