package dev.stagecoach.common.config;

import java.net.URI;
import java.util.Optional;

/**
 * Where and under which name a run tells its lineage, as OpenLineage events.
 *
 * @param namespace that jobs and tables have in the events
 */
public record Lineage(Target target, String namespace) {
  /** Who gets the events. */
  public sealed interface Target {}

  /** A file that gets one line an event. */
  public record ToFile(String path) implements Target {}

  /**
   * A server of OpenLineage's HTTP interface.
   *
   * @param url without the path of the interface, e.g. {@code http://marquez.example.com:5000}
   * @param key that the server asks for
   */
  public record ToServer(URI url, Optional<String> key) implements Target {
    /** The key is a secret. */
    @Override
    public String toString() {
      return "ToServer[url=%s, key=%s]".formatted(url, key.isPresent() ? "***" : "");
    }
  }
}
