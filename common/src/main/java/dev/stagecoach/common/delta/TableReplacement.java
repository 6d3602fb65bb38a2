package dev.stagecoach.common.delta;

import dev.stagecoach.common.table.TableContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * All rows of a table replaced by others, as a transaction of Delta's that is told which files the
 * table had.
 *
 * <p>Delta's own command to replace a table asks Spark for them in a query of its own, and plans
 * the query of the new rows twice more: for most tables more work than their rows. What it leaves
 * in the log is the same.
 *
 * @param properties of the table, by Delta's names
 */
record TableReplacement(TableContract contract, Map<String, String> properties, String runId) {
  private static final long NEVER_WRITTEN = -1;

  TableReplacement {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  /**
   * Writes the rows and commits them.
   *
   * @return whether that was done; nothing is where the log's entries do not tell what the table
   *     had
   */
  boolean of(Path table, Dataset<Row> rows) throws IOException {
    DeltaLog log = DeltaLog.forTable(rows.sparkSession(), table);
    OptimisticTransaction transaction = log.startTransaction();
    Optional<List<AddFile>> replaced = held(rows.sparkSession(), table, transaction.readVersion());
    replaced.ifPresent(files -> commit(transaction, files, rows));
    return replaced.isPresent();
  }

  private static Optional<List<AddFile>> held(SparkSession session, Path table, long version)
      throws IOException {
    return version == NEVER_WRITTEN
        ? Optional.of(List.of())
        : LoggedFiles.held(
            table.getFileSystem(session.sparkContext().hadoopConfiguration()), table, version);
  }

  private void commit(
      OptimisticTransaction transaction, List<AddFile> replaced, Dataset<Row> rows) {
    // What somebody else adds in the meantime would otherwise stay beside the new rows.
    transaction.readWholeTable();
    Metadata metadata = metadata(rows, transaction.deltaLog().clock().getTimeMillis());
    if (transaction.readVersion() == NEVER_WRITTEN) {
      transaction.updateMetadataForNewTable(metadata);
    } else {
      transaction.updateMetadataForNewTableInReplace(metadata);
    }
    List<Action> actions = new ArrayList<>();
    for (FileAction added : CollectionConverters.asJava(transaction.writeFiles(rows))) {
      actions.add(added);
    }
    replaced.forEach(file -> actions.add(file.remove()));
    transaction.commit(CollectionConverters.asScala(actions).toSeq(), operation(metadata));
  }

  private Metadata metadata(Dataset<Row> rows, long createdAt) {
    return new Metadata(
        UUID.randomUUID().toString(),
        null,
        contract.description(),
        new Format("parquet", scalaMap(Map.of())),
        rows.schema().asNullable().json(),
        noNames(),
        scalaMap(properties),
        Option.apply(createdAt));
  }

  private DeltaOperations.Operation operation(Metadata metadata) {
    return new DeltaOperations.ReplaceTable(
        metadata,
        false,
        true,
        true,
        Option.apply(runId),
        Option.apply(noNames()),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private static scala.collection.immutable.Seq<String> noNames() {
    return CollectionConverters.asScala(List.<String>of()).toSeq();
  }

  private static scala.collection.immutable.Map<String, String> scalaMap(Map<String, String> map) {
    return scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(map));
  }
}
