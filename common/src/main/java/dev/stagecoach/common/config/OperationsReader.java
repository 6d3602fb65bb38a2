package dev.stagecoach.common.config;

import java.net.URI;
import java.util.Optional;

/** Reads what a run tells other programs: the block {@code operations}. */
final class OperationsReader {
  private static final String METRICS_FILE = "metrics-file";

  /** What node_exporter's textfile collector reads. */
  private static final String METRICS_ENDING = ".prom";

  private static final String TARGET_RULE =
      "write a file, or an address of http or https, e.g. http://marquez.example.com:5000";

  private OperationsReader() {}

  static Operations operations(Settings settings) {
    return new Operations(metricsFile(settings), lineage(settings.section("lineage")));
  }

  private static Optional<String> metricsFile(Settings settings) {
    Optional<String> file = Values.optionalText(settings, METRICS_FILE);
    file.filter(path -> !path.endsWith(METRICS_ENDING))
        .ifPresent(
            path ->
                settings.fault(
                    METRICS_FILE,
                    "is '%s', which no collector would read".formatted(path),
                    "let it end with " + METRICS_ENDING));
    return file;
  }

  private static Optional<Lineage> lineage(Settings settings) {
    Optional<String> key = Secrets.optional(settings, "key", "STAGECOACH_LINEAGE_KEY");
    String namespace = Values.text(settings, "namespace", "write a name, e.g. stagecoach");
    return Values.parsed(settings, "to", text -> target(text, key), TARGET_RULE)
        .map(target -> new Lineage(target, namespace));
  }

  private static Lineage.Target target(String text, Optional<String> key) {
    if (!text.contains("://")) {
      return new Lineage.ToFile(text);
    }
    URI address = URI.create(text);
    boolean isHttp = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!isHttp || address.getHost() == null || address.getUserInfo() != null) {
      throw new IllegalArgumentException("no address of a server");
    }
    return new Lineage.ToServer(address, key);
  }
}
