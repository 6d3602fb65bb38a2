package dev.stagecoach.common.delta;

import dev.stagecoach.common.sql.KnownFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Action$;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.CommitInfo;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.RemoveFile;
import org.apache.spark.sql.types.StructType;

/**
 * What a version of a table holds, by the entries of its log alone: from the first one, or one that
 * replaced what was there, on.
 *
 * <p>Delta asks Spark for the files of a table, one query each time the table is read, which for
 * small tables costs more than reading them. Where the entries are few they are known without.
 */
record LoggedFiles(StructType schema, KnownFiles known) {
  private static final Set<String> REPLACING =
      Set.of("CREATE OR REPLACE TABLE AS SELECT", "REPLACE TABLE AS SELECT");

  /** The nights of some three months. */
  private static final int MOST_ENTRIES = 100;

  /** Whether each is there is looked up one by one. */
  private static final int MOST_FILES = 100;

  /**
   * What the log says that a version holds; empty where it takes more entries to know, where there
   * is no file, where one is gone (Delta then says so), or where there are many.
   *
   * @throws IOException where an entry is gone or cannot be read
   */
  static Optional<LoggedFiles> read(FileSystem files, Path table, long version) throws IOException {
    Optional<LoggedFiles> found =
        told(files, table, version)
            .filter(told -> !told.held.isEmpty())
            .filter(told -> told.held.size() <= MOST_FILES)
            .map(told -> of(files.makeQualified(table), told));
    return found.isPresent() && areThere(files, found.orElseThrow().known)
        ? found
        : Optional.empty();
  }

  /**
   * The files that the log says that a version holds, however many, there or not; empty where it
   * takes more entries to know.
   *
   * @throws IOException where an entry is gone or cannot be read
   */
  static Optional<List<AddFile>> held(FileSystem files, Path table, long version)
      throws IOException {
    return told(files, table, version).map(Told::held);
  }

  /** What the entries of a log add up to. */
  private record Told(Metadata metadata, List<AddFile> held) {}

  private static Optional<Told> told(FileSystem files, Path table, long version)
      throws IOException {
    Deque<List<Action>> entries = new ArrayDeque<>();
    entries.add(entry(files, TableFiles.entry(table, version)));
    if (version >= MOST_ENTRIES && !isReplacing(entries.getFirst())) {
      return Optional.empty();
    }
    for (long next = version - 1; next >= 0 && !isReplacing(entries.getFirst()); next--) {
      entries.addFirst(entry(files, TableFiles.entry(table, next)));
    }
    return told(List.copyOf(entries));
  }

  private static List<Action> entry(FileSystem files, Path entry) throws IOException {
    List<Action> actions = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(files.open(entry), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        actions.add(Action$.MODULE$.fromJson(line));
      }
    }
    return actions;
  }

  private static boolean isReplacing(List<Action> entry) {
    return all(entry, CommitInfo.class).stream()
        .anyMatch(commit -> REPLACING.contains(commit.operation()));
  }

  private static LoggedFiles of(Path table, Told told) {
    List<FileStatus> files = told.held.stream().map(file -> status(table, file)).toList();
    return new LoggedFiles(told.metadata.schema(), new KnownFiles(table, files));
  }

  private static FileStatus status(Path table, AddFile file) {
    Path path = new Path(table, new Path(URI.create(file.path())));
    return new FileStatus(file.size(), false, 1, file.size(), file.modificationTime(), path);
  }

  private static boolean areThere(FileSystem files, KnownFiles known) throws IOException {
    for (FileStatus file : known.files()) {
      if (!files.exists(file.getPath())) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Told> told(List<List<Action>> entries) {
    Map<String, AddFile> held = new LinkedHashMap<>();
    for (int entry = 0; entry < entries.size(); entry++) {
      for (RemoveFile file : all(entries.get(entry), RemoveFile.class)) {
        // Of what the first entry replaced nothing is known, and nothing need be.
        if (held.remove(file.path()) == null && entry > 0) {
          return Optional.empty();
        }
      }
      all(entries.get(entry), AddFile.class).forEach(file -> held.put(file.path(), file));
    }
    return entries.stream()
        .flatMap(entry -> all(entry, Metadata.class).stream())
        .reduce((before, last) -> last)
        .filter(metadata -> !needsDelta(metadata, held.values()))
        .map(metadata -> new Told(metadata, List.copyOf(held.values())));
  }

  /** Whether the files alone do not say which rows there are, or under which names. */
  private static boolean needsDelta(Metadata metadata, Collection<AddFile> files) {
    return !metadata.partitionColumns().isEmpty()
        || !"none".equals(metadata.columnMappingMode().name())
        || files.stream().anyMatch(file -> file.deletionVector() != null);
  }

  private static <T> List<T> all(List<Action> actions, Class<T> kind) {
    return actions.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The table's rows. */
  Dataset<Row> rows(SparkSession session) {
    return known.rows(session, schema);
  }
}
