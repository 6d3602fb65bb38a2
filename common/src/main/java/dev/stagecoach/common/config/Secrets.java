package dev.stagecoach.common.config;

import java.util.Optional;

/** Reads secrets: one that is written out would be in every copy of the configuration. */
final class Secrets {
  private Secrets() {}

  /**
   * A secret that the environment holds, if it is set.
   *
   * @param variable that a mistake proposes
   */
  static Optional<String> optional(Settings settings, String key, String variable) {
    settings
        .scalar(key, "write one text")
        .filter(written -> !Substitutions.isFromEnvironment(written))
        .ifPresent(written -> settings.fault(key, "is written out", remedy(key, variable)));
    return Values.optionalText(settings, key);
  }

  /** How a secret is written. */
  static String remedy(String key, String variable) {
    return "take it from the environment: %s = ${?%s}".formatted(key, variable);
  }
}
