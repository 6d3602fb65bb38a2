package dev.stagecoach.jobs.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file holds, by the end of its name. */
enum FileKind {
  CSV(".csv", ".csv.gz"),
  JSON(".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz"),
  PARQUET(".parquet");

  private final List<String> endings;

  FileKind(String... endings) {
    this.endings = List.of(endings);
  }

  /** The kind of a file; empty where we read no such files. */
  static Optional<FileKind> find(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (FileKind kind : values()) {
      if (kind.endings.stream().anyMatch(lower::endsWith)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** A file's name without the ending that tells its kind. */
  static String stem(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (FileKind kind : values()) {
      for (String ending : kind.endings) {
        if (lower.endsWith(ending)) {
          return name.substring(0, name.length() - ending.length());
        }
      }
    }
    return name;
  }
}
