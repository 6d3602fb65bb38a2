package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.config.Feed;
import dev.stagecoach.common.config.Origin;
import dev.stagecoach.common.config.Problem;
import dev.stagecoach.common.config.SourceSpec;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.TableContract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Looks, without reading their rows, whether the sources are there and have the columns that
 * contracts and keys need.
 */
public final class SourceCheck {
  private final SourceObjects objects;
  private final Supplier<SparkSession> session;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, StructType> schemas = new HashMap<>();

  private SourceCheck(Collection<TableContract> contracts, Supplier<SparkSession> session) {
    this.objects = new SourceObjects(contracts);
    this.session = session;
  }

  /**
   * Looks at all sources.
   *
   * @param contracts of all tables; those of raw say what sources may deliver
   * @param session asked only for what Spark alone can read: Parquet and databases
   */
  public static SourceCheck of(
      SuiteConfig config, Collection<TableContract> contracts, Supplier<SparkSession> session) {
    SourceCheck check = ofFeeds(config, contracts, session);
    config.sources().stream()
        .filter(source -> !(source instanceof SourceSpec.Mapped))
        .forEach(check::source);
    return check;
  }

  /** Looks at the feeds of mapped sources alone, whose columns expressions read. */
  public static SourceCheck ofFeeds(SuiteConfig config, Supplier<SparkSession> session) {
    return ofFeeds(config, List.of(), session);
  }

  private static SourceCheck ofFeeds(
      SuiteConfig config, Collection<TableContract> contracts, Supplier<SparkSession> session) {
    SourceCheck check = new SourceCheck(contracts, session);
    config.sources(SourceSpec.Mapped.class).forEach(check::feeds);
    return check;
  }

  /** What is missing or wrong; none if all can be loaded. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The columns of a feed; empty where they cannot be known. */
  public Optional<StructType> columns(SourceSpec.Mapped source, Feed feed) {
    return Optional.ofNullable(schemas.get(SourceObjects.of(source, feed).toString()));
  }

  private void source(SourceSpec source) {
    guarded(
        source.origin(),
        () -> {
          Map<String, LandingObject> known = objects.of(source);
          List<LandingFile> files =
              LandingFolder.open(source).files(known, new ArrayList<>()).stream()
                  .map(file -> HistoryShape.told(file, known))
                  .toList();
          if (files.isEmpty()) {
            add(
                source.origin(),
                "source %s finds no file of a %s object in %s"
                    .formatted(source.name(), source.kind(), source.path()),
                "put there e.g. %s.csv".formatted(known.keySet().iterator().next()));
          }
          files.forEach(file -> guarded(source.origin(), () -> columnsOf(file)));
        });
  }

  private void feeds(SourceSpec.Mapped source) {
    boolean hasFiles = source.feeds().stream().anyMatch(Feed.Files.class::isInstance);
    int before = problems.size();
    if (hasFiles) {
      guarded(source.origin(), () -> LandingFolder.open(source));
    }
    boolean isThere = problems.size() == before;
    source.feeds().stream()
        .filter(feed -> isThere || feed instanceof Feed.Jdbc)
        .forEach(feed -> feed(source, feed));
  }

  private void feed(SourceSpec.Mapped source, Feed feed) {
    LandingObject object = SourceObjects.of(source, feed);
    Map<String, DataType> columns = new LinkedHashMap<>();
    guarded(
        feed.origin(),
        () -> {
          if (feed instanceof Feed.Jdbc query) {
            columns.putAll(types(QueryRows.schema(session.get(), object, query)));
          } else if (feed instanceof Feed.Files files) {
            filesOf(source, files, object)
                .forEach(file -> guarded(feed.origin(), () -> columns.putAll(columnsOf(file))));
          }
        });
    if (!columns.isEmpty()) {
      StructType schema = new StructType();
      for (Map.Entry<String, DataType> column : columns.entrySet()) {
        schema = schema.add(column.getKey(), column.getValue());
      }
      schemas.put(object.toString(), schema);
    }
  }

  private List<LandingFile> filesOf(
      SourceSpec.Mapped source, Feed.Files feed, LandingObject object) {
    List<LandingFile> files = LandingFolder.open(source).files(feed.files(), object);
    if (files.isEmpty()) {
      add(
          feed.origin(),
          "feed %s finds no file %s in %s".formatted(object, feed.files(), source.path()),
          "mend its files or give --set source.path=FOLDER");
    }
    return files;
  }

  private Map<String, DataType> columnsOf(LandingFile file) {
    if (file.kind() == FileKind.PARQUET) {
      StructType schema = session.get().read().parquet(file.path().toString()).schema();
      Headers.checked(file, Header.of(List.of(schema.fieldNames())));
      return types(schema);
    }
    Map<String, DataType> columns = new LinkedHashMap<>();
    Headers.read(file).names().forEach(name -> columns.put(name, DataTypes.StringType));
    return columns;
  }

  private static Map<String, DataType> types(StructType schema) {
    List<String> names = Header.of(List.of(schema.fieldNames())).names();
    Map<String, DataType> columns = new LinkedHashMap<>();
    StructField[] fields = schema.fields();
    for (int i = 0; i < fields.length; i++) {
      columns.put(names.get(i), fields[i].dataType());
    }
    return columns;
  }

  /** Takes a failure of ingest, "what; what to do", as a problem of the place that asks for it. */
  private void guarded(Origin origin, Runnable look) {
    try {
      look.run();
    } catch (StagecoachException e) {
      // The problem itself begins with its place.
      String message = String.valueOf(e.getMessage()).replace(" (%s)".formatted(origin), "");
      String[] parts = message.split("; ", 2);
      add(origin, parts[0], parts.length > 1 ? parts[1] : "deliver it as expected");
    }
  }

  private void add(Origin origin, String what, String remedy) {
    problems.add(new Problem(origin, what, remedy));
  }
}
