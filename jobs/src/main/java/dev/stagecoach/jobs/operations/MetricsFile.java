package dev.stagecoach.jobs.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of figures: whoever reads it sees a whole one. A run does not fail for want of it. */
final class MetricsFile {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsFile.class);

  private final Path path;

  /** The file of a name. */
  MetricsFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /** Replaces what was there. */
  void write(String figures) {
    // Collectors read what ends with .prom, and this does not yet.
    Path part = path.resolveSibling(path.getFileName() + ".part");
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(part, figures);
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn(
          "The metrics file {} cannot be written: {}; make its folder writable, or name another in operations.metrics-file",
          path,
          e.toString());
    }
  }

  /** A figure without labels of its own, as it stands in the file; empty where there is none. */
  Optional<Double> figure(String name) {
    Pattern line = Pattern.compile(Pattern.quote(name) + "\\{.*} (\\S+)");
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(path)) {
      return lines
          .map(line::matcher)
          .filter(Matcher::matches)
          .map(found -> Double.valueOf(found.group(1)))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
