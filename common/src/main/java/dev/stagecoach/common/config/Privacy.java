package dev.stagecoach.common.config;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * What the marts tell of persons.
 *
 * @param origin where it is said, or would be
 * @param key that pseudonyms are made with; whoever has it can tell whose they are
 */
public record Privacy(Origin origin, Names names, Optional<String> key) {
  private static final String REMEDY =
      "take it from the environment, privacy.key = ${?STAGECOACH_PSEUDONYM_KEY}, or let everybody"
          + " read names, privacy.names = shown";

  /** What columns that tell of a person hold. */
  public enum Names {
    /** Names as they are. */
    SHOWN,
    /** A name of a person that no one can tell without the key, the same in every table. */
    PSEUDONYMS
  }

  /** What keeps marts from being made; who only reads them needs no key. */
  public Optional<Problem> problem() {
    return names == Names.PSEUDONYMS && key.isEmpty()
        ? Optional.of(new Problem(origin, "privacy.key is not set, and pseudonyms need it", REMEDY))
        : Optional.empty();
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
