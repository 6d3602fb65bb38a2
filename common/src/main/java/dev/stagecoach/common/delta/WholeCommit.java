package dev.stagecoach.common.delta;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
import org.apache.spark.sql.types.StructType;

/**
 * A commit that says by itself all that a table holds: the first one, or one that replaced what was
 * there.
 *
 * <p>Delta asks Spark for the files of a table, one query each time the table is read, which for
 * small tables costs more than reading them. Of such a commit they are known without.
 *
 * @param files whole paths
 */
record WholeCommit(StructType schema, List<String> files) {
  private static final Set<String> REPLACING =
      Set.of("CREATE OR REPLACE TABLE AS SELECT", "REPLACE TABLE AS SELECT");

  /** Of more files Spark lists the sizes by a job. */
  private static final int MOST_FILES = 32;

  /** In names of files, Spark would take these for patterns. */
  private static final Pattern PATTERNS = Pattern.compile("[{}\\[\\]*?\\\\]");

  WholeCommit {
    files = List.copyOf(files);
  }

  /**
   * What a version's entry in the log says of the table; empty where it takes other entries to
   * know, where there is no file, where one is gone (Delta then says so), or where there are many.
   */
  static Optional<WholeCommit> read(FileSystem files, Path table, long version) throws IOException {
    Path entry = TableFiles.entry(table, version);
    List<Action> actions = new ArrayList<>();
    int added = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(files.open(entry), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Action action = Action$.MODULE$.fromJson(line);
        if (action instanceof AddFile && ++added > MOST_FILES) {
          return Optional.empty();
        }
        actions.add(action);
      }
    }
    Optional<WholeCommit> commit = of(table, version, actions);
    return commit.isPresent() && areThere(files, commit.orElseThrow().files)
        ? commit
        : Optional.empty();
  }

  private static boolean areThere(FileSystem files, List<String> paths) throws IOException {
    for (String path : paths) {
      if (!files.exists(new Path(path))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<WholeCommit> of(Path table, long version, List<Action> actions) {
    List<AddFile> added = all(actions, AddFile.class);
    List<Metadata> metadata = all(actions, Metadata.class);
    boolean isWhole =
        version == 0
            || all(actions, CommitInfo.class).stream()
                .anyMatch(commit -> REPLACING.contains(commit.operation()));
    if (!isWhole
        || added.isEmpty()
        || metadata.size() != 1
        || PATTERNS.matcher(table.toString()).find()
        || needsDelta(metadata.get(0), added)) {
      return Optional.empty();
    }
    return Optional.of(
        new WholeCommit(
            metadata.get(0).schema(),
            added.stream()
                .map(file -> new Path(table, new Path(URI.create(file.path()))).toString())
                .toList()));
  }

  /** Whether the files alone do not say which rows there are, or under which names. */
  private static boolean needsDelta(Metadata metadata, List<AddFile> added) {
    return !metadata.partitionColumns().isEmpty()
        || !"none".equals(metadata.columnMappingMode().name())
        || added.stream().anyMatch(file -> file.deletionVector() != null);
  }

  private static <T> List<T> all(List<Action> actions, Class<T> kind) {
    return actions.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The table's rows. */
  Dataset<Row> rows(SparkSession session) {
    return session.read().schema(schema).parquet(files.toArray(String[]::new));
  }
}
