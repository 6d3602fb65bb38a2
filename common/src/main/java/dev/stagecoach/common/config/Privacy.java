package dev.stagecoach.common.config;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * What the marts tell of persons.
 *
 * @param key that pseudonyms are made with; whoever has it can tell whose they are
 */
public record Privacy(Names names, Optional<String> key) {
  /** What columns that tell of a person hold. */
  public enum Names {
    /** Names as they are. */
    SHOWN,
    /** A name of a person that no one can tell without the key, the same in every table. */
    PSEUDONYMS
  }

  /** Another key is told from this one, and neither is told. */
  @Override
  public String toString() {
    return "Privacy[names=%s, key=%s]"
        .formatted(
            names,
            key.map(secret -> UUID.nameUUIDFromBytes(secret.getBytes(StandardCharsets.UTF_8)))
                .map(digest -> digest.toString().substring(0, 4))
                .orElse(""));
  }
}
