package dev.stagecoach.common.config;

import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import org.jspecify.annotations.Nullable;

/** Looks substitutions up in the environment, and marks what comes from there as secret. */
final class Environment implements ConfigResolver {
  private static final String MARK = "environment variable ";

  @Override
  public @Nullable ConfigValue lookup(String name) {
    String value = System.getenv(name);
    return value == null ? null : ConfigValueFactory.fromAnyRef(value, MARK + name);
  }

  @Override
  public ConfigResolver withFallback(ConfigResolver fallback) {
    return this;
  }

  /** Whether a part of the value came from the environment. */
  static boolean isOriginOf(ConfigValue value) {
    return value.origin().description().contains(MARK);
  }

  /** Whether this is the place of a value from the environment. */
  static boolean isPlace(String description) {
    return description.startsWith(MARK);
  }
}
