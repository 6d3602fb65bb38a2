package dev.stagecoach.jobs.run;

import dev.stagecoach.common.config.Digest;
import dev.stagecoach.common.config.SourceSpec;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.delta.DeltaLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells without Spark that a night would find nothing new: files of the same names, sizes and times
 * of change, the same configuration, program and as-of instant as when the last night was begun
 * that came to its end, and the publication that it left.
 *
 * <p>Where a database is asked, where the warehouse lies elsewhere than on this machine, or where
 * other programs wait to be told of each run, nothing can be told.
 */
public final class QuietNight {
  private static final Logger LOG = LoggerFactory.getLogger(QuietNight.class);
  private static final String NOTE = "night";

  private final Path note;
  private final Path publications;
  private final String sight;

  private QuietNight(Path warehouse, String sight) {
    this.note = warehouse.resolve(MadeTables.FOLDER).resolve(NOTE);
    this.publications =
        warehouse.resolve(Publications.TABLE.path()).resolve(DeltaLibrary.LOG_FOLDER);
    this.sight = sight;
  }

  /** Looks at what a night would begin with; empty where that cannot be seen. */
  public static Optional<QuietNight> of(SuiteConfig config, Instant asOf) {
    String root = config.warehouse().path();
    boolean isElsewhere = root.contains(":/") || config.spark().master().contains("://");
    if (isElsewhere || asksDatabases(config) || isWatched(config)) {
      return Optional.empty();
    }
    try {
      String seen =
          String.join(
              "\n", asOf.toString(), ProgramDigest.whole(), settings(config), files(config));
      return Optional.of(new QuietNight(Path.of(root), Digest.of(seen)));
    } catch (IOException e) {
      LOG.debug("What is new is left to the run", e);
      return Optional.empty();
    }
  }

  /** Whether the last night began with just this and came to its end. */
  public boolean isKnown() {
    try {
      return Files.exists(note) && Files.readString(note).equals(text());
    } catch (IOException e) {
      LOG.debug("What is new is left to the run", e);
      return false;
    }
  }

  /** A night begins: until it has come to its end, nothing is known. */
  public void forget() {
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      LOG.debug("The run itself will say what cannot be written", e);
    }
  }

  /** The night that began with this has come to its end. */
  public void remember() {
    try {
      Files.createDirectories(note.getParent());
      Files.writeString(note, text());
    } catch (IOException e) {
      LOG.debug("The next night will look itself", e);
    }
  }

  private String text() throws IOException {
    return sight + " " + published();
  }

  /** The name of the newest entry in the log of publications. */
  private String published() throws IOException {
    if (!Files.isDirectory(publications)) {
      return "";
    }
    try (Stream<Path> entries = Files.list(publications)) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> name.endsWith(".json") && !name.startsWith("."))
          .max(String::compareTo)
          .orElse("");
    }
  }

  private static boolean asksDatabases(SuiteConfig config) {
    return config.sources(SourceSpec.Mapped.class).stream()
        .anyMatch(source -> !source.queries().isEmpty());
  }

  private static boolean isWatched(SuiteConfig config) {
    return config.operations().metricsFile().isPresent()
        || config.operations().lineage().isPresent();
  }

  private static String settings(SuiteConfig config) {
    return "%s %s %s".formatted(config.digests(), config.marts(), config.quality());
  }

  private static String files(SuiteConfig config) throws IOException {
    TreeSet<String> seen = new TreeSet<>();
    for (SourceSpec source : config.sources()) {
      Path folder = Path.of(source.path());
      try (Stream<Path> files =
          Files.find(folder, Integer.MAX_VALUE, (file, found) -> found.isRegularFile())) {
        for (Path file : files.toList()) {
          BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
          seen.add("%s %d %s".formatted(file, found.size(), found.lastModifiedTime()));
        }
      }
    }
    return String.join("\n", seen);
  }
}
