package dev.stagecoach.jobs.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.RawRows;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Finds what was deleted for good: of an object whose every file is a full extract, the rows that a
 * later extract leaves out, and those that come back. Each change of that is written down once.
 */
final class KeySweep {
  /** The table of what was found. */
  static final TableName TABLE = TableName.of("raw.key_sweep");

  private static final String PARTS_OF_ONE_FILE = ".parquet/";

  private final TableStore store;
  private final RunContext context;
  private final TableContract contract;
  private final Clock clock;

  KeySweep(TableStore store, RunContext context, TableContract contract, Clock clock) {
    this.store = store;
    this.context = context;
    this.contract = contract;
    this.clock = clock;
  }

  /** One extract: a file, or the parts of one. */
  private record Extract(String name, List<LandingPlan.PlannedFile> files) {
    Instant at(Clock clock) {
      return files.stream()
          .map(planned -> planned.file())
          .map(file -> file.name().equals(QueryRows.NAME) ? clock.instant() : file.modifiedAt())
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /**
   * Looks through the new files, whose rows are in raw.
   *
   * @return what a person should know
   */
  List<String> sweep(LandingPlan plan, Findings findings, long batch) {
    List<String> notes = new ArrayList<>();
    plan.byObject()
        .forEach(
            (object, files) -> {
              if (object.isFullExtract()) {
                sweep(object, files, plan, findings, batch).ifPresent(notes::add);
              }
            });
    return notes;
  }

  private Optional<String> sweep(
      LandingObject object,
      List<LandingPlan.PlannedFile> files,
      LandingPlan plan,
      Findings findings,
      long batch) {
    boolean isUnreadable =
        files.stream().anyMatch(file -> findings.tally(file.plan().number()).rejected() > 0);
    boolean isEmpty =
        files.stream().anyMatch(file -> findings.tally(file.plan().number()).read() == 0);
    if (isUnreadable || isEmpty) {
      return Optional.of(
          "A full extract of %s %s, so that nothing was taken for deleted"
              .formatted(object, isEmpty ? "is empty" : "has rows that cannot be read"));
    }
    Dataset<Row> changes = changes(object, extracts(files), plan, batch).persist();
    try {
      long gone = changes.where("is_gone").count();
      if (!changes.isEmpty()) {
        store.append(contract, changes, context.runId());
      }
      return gone == 0
          ? Optional.empty()
          : Optional.of(
              "%d rows of %s are in the last full extract no more and count as deleted"
                  .formatted(gone, object));
    } finally {
      changes.unpersist();
    }
  }

  private static List<Extract> extracts(List<LandingPlan.PlannedFile> files) {
    Map<String, List<LandingPlan.PlannedFile>> byName = new java.util.TreeMap<>();
    for (LandingPlan.PlannedFile planned : files) {
      String name = planned.file().name();
      int parts = name.indexOf(PARTS_OF_ONE_FILE);
      String extract = parts < 0 ? name : name.substring(0, parts);
      byName.computeIfAbsent(extract, key -> new ArrayList<>()).add(planned);
    }
    return byName.entrySet().stream()
        .map(entry -> new Extract(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The rows of the table: what is gone since, and what has come back. */
  private Dataset<Row> changes(
      LandingObject object, List<Extract> extracts, LandingPlan plan, long batch) {
    Column next = least(coalesce(col("last_seen"), lit(0)).plus(1), lit(extracts.size()));
    Column isGone = coalesce(col("last_seen").lt(extracts.size()), lit(true));
    return ids(object)
        .join(lastSeen(extracts, plan, batch), functions.expr("_key = key"), "left")
        .join(known(object), col("row_id").equalTo(col("known_id")), "left")
        .where(isGone.notEqual(coalesce(col("was_gone"), lit(false))))
        .select(
            lit(object.source()).as(RawLayout.SOURCE),
            element_at(names(extracts), next).as(RawLayout.FILE),
            lit(0L).as(RawLayout.LINE),
            lit(batch).as(RawLayout.BATCH),
            lit(object.contract().name().toString()).as("table_name"),
            col("row_id"),
            isGone.as("is_gone"),
            element_at(times(extracts), next).as("swept_at"));
  }

  /** Every row of the object that raw has ever held. */
  private Dataset<Row> ids(LandingObject object) {
    RawRows reading = new RawRows(object.contract(), Map.of());
    Column[] key = object.contract().grain().stream().map(reading::id).toArray(Column[]::new);
    return store
        .read(context.session(), object.contract().name())
        .where(col(RawLayout.SOURCE).equalTo(object.source()))
        .groupBy(RawLayout.KEY)
        .agg(max(concat_ws(":", key)).as("row_id"));
  }

  /** The number, from 1, of the last extract that holds a key. */
  private Dataset<Row> lastSeen(List<Extract> extracts, LandingPlan plan, long batch) {
    List<Row> numbers = new ArrayList<>();
    for (int i = 0; i < extracts.size(); i++) {
      for (LandingPlan.PlannedFile planned : extracts.get(i).files()) {
        numbers.add(RowFactory.create(planned.plan().number(), i + 1));
      }
    }
    StructType schema =
        new StructType().add("file", DataTypes.IntegerType).add("extract", DataTypes.IntegerType);
    SparkSession session = context.session();
    LandingPlan swept =
        plan.where(file -> numbers.stream().anyMatch(number -> number.getInt(0) == file));
    return new Survey(session, store, batch)
        .keys(swept)
        .join(broadcast(session.createDataFrame(numbers, schema)), "file")
        .groupBy("key")
        .agg(max("extract").as("last_seen"));
  }

  /** What is known already. */
  private Dataset<Row> known(LandingObject object) {
    SparkSession session = context.session();
    if (!store.exists(session, TABLE)) {
      return session.sql("select '' as known_id, false as was_gone where false");
    }
    return store
        .read(session, TABLE)
        .where(col(RawLayout.SOURCE).equalTo(object.source()))
        .where(col("table_name").equalTo(object.contract().name().toString()))
        .groupBy(col("row_id").as("known_id"))
        .agg(max_by(col("is_gone"), col(RawLayout.BATCH)).as("was_gone"));
  }

  private static Column names(List<Extract> extracts) {
    return functions.array(
        extracts.stream().map(extract -> lit(extract.name())).toArray(Column[]::new));
  }

  private Column times(List<Extract> extracts) {
    return functions.array(
        extracts.stream()
            .map(extract -> lit(Timestamp.from(extract.at(clock))))
            .toArray(Column[]::new));
  }
}
