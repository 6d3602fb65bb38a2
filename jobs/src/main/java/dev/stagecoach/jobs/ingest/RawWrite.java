package dev.stagecoach.jobs.ingest;

import static org.apache.spark.sql.functions.col;

import dev.stagecoach.common.delta.Commit;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.spark.SparkJobs;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Writes the good rows of all new files: one commit a table, tables side by side. */
final class RawWrite {
  private static final int LANES = 3;

  private final TableStore store;
  private final RunContext context;
  private final long batch;

  RawWrite(TableStore store, RunContext context, long batch) {
    this.store = store;
    this.context = context;
    this.batch = batch;
  }

  /**
   * Writes the files of a plan.
   *
   * @param setAside the lines that are not written, sorted, by file number
   * @return how many rows each raw table got, by its name
   */
  Map<TableName, Long> write(LandingPlan plan, Map<Integer, long[]> setAside, Accounts accounts) {
    LandingPlan left = plan.where(accounts::hasLoaded);
    Broadcast<Map<Integer, long[]>> skipped =
        JavaSparkContext.fromSparkContext(context.session().sparkContext()).broadcast(setAside);
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    try {
      Map<TableName, Future<Long>> tables = new HashMap<>();
      for (TableContract contract : left.contracts().values()) {
        tables.put(
            contract.name(), lanes.submit(() -> write(contract, left.of(contract), skipped)));
      }
      Map<TableName, Long> written = new HashMap<>();
      for (Map.Entry<TableName, Future<Long>> table : tables.entrySet()) {
        written.put(table.getKey(), table.getValue().get());
      }
      return written;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while writing raw tables", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      lanes.shutdownNow();
      skipped.destroy();
    }
  }

  private long write(
      TableContract contract, LandingPlan plan, Broadcast<Map<Integer, long[]>> setAside) {
    SparkJobs.describe(context.session().sparkContext(), "Ingest " + contract.name());
    List<Dataset<Row>> rows = new ArrayList<>();
    if (!plan.text().isEmpty()) {
      rows.add(text(contract, plan, setAside));
    }
    plan.sparkRead().forEach(planned -> rows.add(planned.reading().good(setAside.value(), batch)));
    Dataset<Row> all =
        rows.stream().reduce((left, right) -> left.unionByName(right, true)).orElseThrow();
    Commit commit = store.append(contract, fitted(contract, all), context.runId());
    return store.rowsAdded(context.session(), commit);
  }

  private Dataset<Row> text(
      TableContract contract, LandingPlan plan, Broadcast<Map<Integer, long[]>> setAside) {
    FileGroups groups = plan.groups();
    List<String> columns =
        RawLayout.columns(
            contract, plan.text().stream().map(LandingPlan.PlannedFile::plan).toList());
    long number = batch;
    MapPartitionsFunction<Long, Row> read =
        tasks -> {
          List<FilePlan> files = groups.ofTask(tasks);
          return new FileRows(
              files, new RawRowMaker(files.get(0), columns, setAside.value(), number));
        };
    return context
        .session()
        .range(0, groups.count(), 1, groups.count())
        .mapPartitions(read, Encoders.row(RawLayout.schema(columns)));
  }

  /** What the table holds as text stays text, whatever a later file delivers. */
  private Dataset<Row> fitted(TableContract contract, Dataset<Row> rows) {
    SparkSession session = context.session();
    if (!store.exists(session, contract.name())) {
      return rows;
    }
    StructType stored = store.read(session, contract.name()).schema();
    Set<String> present = new TreeSet<>(Arrays.asList(stored.fieldNames()));
    Column[] columns =
        Arrays.stream(rows.schema().fields())
            .map(
                field -> {
                  Column column = col("`" + field.name() + "`");
                  DataType type =
                      present.contains(field.name())
                          ? stored.apply(field.name()).dataType()
                          : field.dataType();
                  boolean becomesText =
                      type.equals(DataTypes.StringType) && !field.dataType().equals(type);
                  return becomesText ? column.cast(type).as(field.name()) : column;
                })
            .toArray(Column[]::new);
    return rows.select(columns);
  }
}
