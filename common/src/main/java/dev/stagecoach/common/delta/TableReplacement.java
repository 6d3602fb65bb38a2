package dev.stagecoach.common.delta;

import dev.stagecoach.common.sql.SqlText;
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
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * All rows of a table replaced by others, creating it where needed, in one commit.
 *
 * <p>Delta's own command asks Spark which files the table had, in a query of its own: for most
 * tables more work than their rows. So a transaction of Delta's is told the files, where the
 * entries of the table's log tell them, and leaves in the log what the command leaves, but for the
 * number of files removed.
 *
 * @param properties of the table, by Delta's names
 */
record TableReplacement(TableContract contract, Map<String, String> properties, String runId) {
  private static final Logger LOG = LoggerFactory.getLogger(TableReplacement.class);

  private static final long NEVER_WRITTEN = -1;

  TableReplacement {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  /** Writes the rows and commits them. */
  void of(Path table, Dataset<Row> rows) {
    if (!inTransaction(table, rows)) {
      byCommand(table, rows);
    }
  }

  /** By Delta's own command, which finds out by itself what the table had. */
  void byCommand(Path table, Dataset<Row> rows) {
    DataFrameWriterV2<Row> writer = rows.writeTo("delta." + SqlText.name(table.toString()));
    var creating = writer.using("delta").tableProperty("comment", contract.description());
    properties.forEach(creating::tableProperty);
    creating.option("userMetadata", runId).createOrReplace();
  }

  /**
   * In a transaction that is told what the table had.
   *
   * @return whether that was done; nothing is where the log's entries do not tell it
   */
  boolean inTransaction(Path table, Dataset<Row> rows) {
    DeltaLog log = DeltaLog.forTable(rows.sparkSession(), table);
    OptimisticTransaction transaction = log.startTransaction();
    Optional<List<AddFile>> replaced = held(rows.sparkSession(), table, transaction.readVersion());
    replaced.ifPresent(files -> commit(transaction, files, rows));
    return replaced.isPresent();
  }

  /** Empty also where the log is damaged or cut off, as when the table is read. */
  private static Optional<List<AddFile>> held(SparkSession session, Path table, long version) {
    if (version == NEVER_WRITTEN) {
      return Optional.of(List.of());
    }
    try {
      return LoggedFiles.held(
          table.getFileSystem(session.sparkContext().hadoopConfiguration()), table, version);
    } catch (IOException e) {
      LOG.debug("Replacing version {} of {} is left to Delta", version, table, e);
      return Optional.empty();
    }
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
    List<Action> actions =
        new ArrayList<>(CollectionConverters.asJava(transaction.writeFiles(rows)));
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
