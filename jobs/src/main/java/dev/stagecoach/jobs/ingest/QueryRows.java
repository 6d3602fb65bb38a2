package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.config.Feed;
import dev.stagecoach.common.config.SourceSpec;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.Causes;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.job.StagecoachException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows of all JDBC feeds. They are fetched once and kept on disk while they are used, since a
 * query that is asked twice may answer differently.
 */
final class QueryRows implements AutoCloseable {
  /** Stands for the file name in audit and rows. */
  static final String NAME = "(query)";

  private static final String POSTGRES = "jdbc:postgresql:";

  private final List<Fetched> fetched;

  private QueryRows(List<Fetched> fetched) {
    this.fetched = List.copyOf(fetched);
  }

  /** The rows of one feed. */
  record Fetched(LandingFile file, Dataset<Row> rows) {}

  /**
   * Asks every JDBC feed of the configuration.
   *
   * @throws StagecoachException naming the feed, when a database does not answer
   */
  static QueryRows open(RunContext context) {
    List<Fetched> fetched = new ArrayList<>();
    for (SourceSpec.Mapped source : context.config().sources(SourceSpec.Mapped.class)) {
      for (Feed.Jdbc query : source.queries()) {
        fetched.add(fetch(context.session(), SourceObjects.of(source, query), query));
      }
    }
    return new QueryRows(fetched);
  }

  /** What the JDBC feeds of a configuration deliver. */
  static Stream<LandingObject> objects(SuiteConfig config) {
    return config.sources(SourceSpec.Mapped.class).stream()
        .flatMap(source -> source.queries().stream().map(query -> SourceObjects.of(source, query)));
  }

  List<Fetched> all() {
    return fetched;
  }

  @Override
  public void close() {
    fetched.forEach(query -> query.rows().unpersist(true));
  }

  private static Fetched fetch(SparkSession session, LandingObject object, Feed.Jdbc feed) {
    LandingFile file = new LandingFile(object, Path.of(NAME), NAME, 0, Instant.EPOCH);
    try {
      Dataset<Row> rows =
          reader(session, feed)
              .load()
              .withColumn(RawLayout.LINE, functions.monotonically_increasing_id().plus(1))
              .persist(StorageLevel.DISK_ONLY());
      rows.count();
      return new Fetched(file, rows);
    } catch (Exception e) {
      throw unreadable(object, feed, e);
    }
  }

  /** The columns of a query, which the database tells without running it. */
  static StructType schema(SparkSession session, LandingObject object, Feed.Jdbc feed) {
    try {
      return reader(session, feed).load().schema();
    } catch (Exception e) {
      throw unreadable(object, feed, e);
    }
  }

  private static StagecoachException unreadable(
      LandingObject object, Feed.Jdbc feed, Exception failure) {
    return new StagecoachException(
        ExitCode.FAILED,
        "Feed %s (%s) cannot be read from its database: %s; check its url, user, password and query"
            .formatted(object, feed.origin(), reason(failure)),
        failure);
  }

  private static DataFrameReader reader(SparkSession session, Feed.Jdbc feed) {
    DataFrameReader reader =
        session
            .read()
            .format("jdbc")
            .option("url", feed.connection().url())
            .option("query", feed.query())
            .option("fetchsize", 10_000);
    if (feed.connection().url().startsWith(POSTGRES)) {
      reader =
          reader.option(
              "sessionInitStatement", "set session characteristics as transaction read only");
    }
    if (feed.connection().user().isPresent()) {
      reader = reader.option("user", feed.connection().user().orElseThrow());
    }
    if (feed.connection().password().isPresent()) {
      reader = reader.option("password", feed.connection().password().orElseThrow());
    }
    return reader;
  }

  private static String reason(Exception failure) {
    Throwable deepest = Causes.deepest(failure);
    String message = deepest.getMessage();
    return message == null
        ? deepest.getClass().getSimpleName()
        : message.lines().findFirst().orElse("no reason given");
  }
}
