package dev.stagecoach.jobs.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.stagecoach.common.delta.TableStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.CollectionAccumulator;

/**
 * Reads all new files once, without keeping their rows: how many there are, which are set aside and
 * why. So the gate is passed before anything is written.
 *
 * <p>A row is a duplicate when the row of its key that stands before it says exactly the same: rows
 * of a key stand in the order of file name, batch and line. A value that goes to another and back
 * is therefore kept, and what was delivered twice is not.
 */
final class Survey {
  private static final StructType FILE_NUMBERS =
      new StructType()
          .add(RawLayout.SOURCE, DataTypes.StringType)
          .add(RawLayout.FILE, DataTypes.StringType)
          .add("number", DataTypes.IntegerType);

  private static final StructType SET_ASIDE =
      new StructType()
          .add("file", DataTypes.IntegerType)
          .add("line", DataTypes.LongType)
          .add("standing", DataTypes.IntegerType)
          .add("reason_code", DataTypes.StringType)
          .add("reason", DataTypes.StringType)
          .add("raw_text", DataTypes.StringType)
          .add("raw_length", DataTypes.IntegerType);

  private final SparkSession session;
  private final TableStore store;
  private final long batch;
  private final CollectionAccumulator<Tally> tallies;

  Survey(SparkSession session, TableStore store, long batch) {
    this.session = session;
    this.store = store;
    this.batch = batch;
    this.tallies = session.sparkContext().collectionAccumulator("ingest tallies");
  }

  /**
   * Looks through all files of a plan.
   *
   * @param held what raw holds already of the same tables
   */
  Findings look(LandingPlan plan, List<HeldRows> held, FileLedger ledger) {
    List<JavaRDD<Row>> rows = new ArrayList<>();
    if (!plan.text().isEmpty()) {
      rows.add(texts(plan.groups()));
    }
    plan.sparkRead()
        .forEach(planned -> rows.add(planned.reading().survey(batch, tallies).javaRDD()));
    held.forEach(table -> rows.add(held(table, ledger).javaRDD()));
    JavaRDD<Row> arrived = rows.stream().reduce(JavaRDD::union).orElseThrow();
    int tasks = Math.max(arrived.getNumPartitions(), session.sparkContext().defaultParallelism());
    JavaRDD<Row> found =
        arrived
            .mapPartitionsToPair(some -> new PackedArrivals(some, tasks))
            .partitionBy(new HashPartitioner(tasks))
            .mapPartitions(PackedArrivals::setAside);
    Dataset<Row> setAside =
        session
            .createDataFrame(found, SET_ASIDE)
            .coalesce(session.sparkContext().defaultParallelism())
            .persist(StorageLevel.MEMORY_AND_DISK());
    // The tallies are told while the rows are computed.
    setAside.count();
    return Findings.of(sum(tallies.value()), setAside);
  }

  /** File and key of every row that keeps to the rules. */
  Dataset<Row> keys(LandingPlan plan) {
    List<Dataset<Row>> rows = new ArrayList<>();
    if (!plan.text().isEmpty()) {
      rows.add(text(plan.groups()));
    }
    plan.sparkRead().forEach(planned -> rows.add(planned.reading().survey(batch, tallies)));
    return rows.stream()
        .reduce(Dataset::union)
        .orElseThrow()
        .where(col("standing").equalTo(SurveyRows.GOOD))
        .select("file", "key");
  }

  private static Map<Integer, Tally> sum(List<Tally> tallies) {
    Map<List<Integer>, Tally> byPart = new HashMap<>();
    tallies.forEach(tally -> byPart.put(List.of(tally.file(), tally.part()), tally));
    Map<Integer, Tally> byFile = new HashMap<>();
    byPart.values().forEach(tally -> byFile.merge(tally.file(), tally, Tally::plus));
    return byFile;
  }

  private Dataset<Row> text(FileGroups groups) {
    return session.createDataFrame(texts(groups), SurveyRows.SCHEMA);
  }

  private JavaRDD<Row> texts(FileGroups groups) {
    long surveyed = batch;
    CollectionAccumulator<Tally> told = tallies;
    return session
        .range(0, groups.count(), 1, groups.count())
        .javaRDD()
        .mapPartitions(
            tasks -> {
              List<FilePlan> files = groups.ofTask(tasks);
              return new FileRows(files, new SurveyRows(files.get(0), surveyed, told));
            });
  }

  /**
   * The rows of a raw table as survey rows. Those of a batch that the ledger does not know were
   * written by a run that died before it could say so: they stand for the same delivery as this
   * run's.
   */
  private Dataset<Row> held(HeldRows table, FileLedger ledger) {
    List<Row> numbers = new ArrayList<>();
    table
        .numbers()
        .forEach(
            (file, number) -> numbers.add(RowFactory.create(file.get(0), file.get(1), number)));
    Column standsIn =
        when(col(RawLayout.BATCH).gt(ledger.lastBatch()), lit(batch))
            .otherwise(col(RawLayout.BATCH));
    return store
        .read(session, table.contract().name())
        .join(
            broadcast(session.createDataFrame(numbers, FILE_NUMBERS)),
            new String[] {RawLayout.SOURCE, RawLayout.FILE},
            "inner")
        .select(
            col("number").as("file"),
            col(RawLayout.LINE).as("line"),
            standsIn.as("batch"),
            lit(SurveyRows.HELD).as("standing"),
            col(RawLayout.KEY).as("key"),
            col(RawLayout.HASH_HIGH).as("high"),
            col(RawLayout.HASH_LOW).as("low"),
            lit(null).cast("string").as("reason_code"),
            lit(null).cast("string").as("reason"),
            lit(null).cast("string").as("raw_text"),
            lit(null).cast("int").as("raw_length"));
  }
}
