package dev.stagecoach.jobs.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What ingest writes down: audit, quarantine and, last of all, the ledger. */
final class IngestBooks {
  private static final TableName AUDIT = TableName.of("ops.load_audit");
  private static final TableName QUARANTINE = TableName.of("ops.quarantine");

  private final Map<TableName, TableContract> contracts;
  private final TableStore store;
  private final RunContext context;

  IngestBooks(Collection<TableContract> contracts, TableStore store, RunContext context) {
    this.contracts =
        contracts.stream().collect(Collectors.toMap(TableContract::name, Function.identity()));
    this.store = store;
    this.context = context;
  }

  /** What became of a batch. */
  enum Outcome {
    LOADED,
    REFUSED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The files that have been read. */
  FileLedger ledger() {
    return FileLedger.of(rows(FileLedger.TABLE));
  }

  /** The highest batch number that any book knows. */
  long lastBatch() {
    return Math.max(Math.max(lastBatch(AUDIT), lastBatch(QUARANTINE)), lastBatch(FileLedger.TABLE));
  }

  /**
   * Takes back what a run wrote that died before its ledger: its files are read again and set aside
   * the same rows. A refused batch has no ledger either, and is known by its audit, which comes
   * last.
   */
  void forgetUnfinished(FileLedger ledger) {
    if (Math.max(lastBatch(AUDIT), lastBatch(QUARANTINE)) > ledger.lastBatch()) {
      Object[] refused =
          rows(AUDIT)
              .where(col("status").equalTo(Outcome.REFUSED.label()))
              .select("batch")
              .distinct()
              .collectAsList()
              .stream()
              .map(row -> row.get(0))
              .toArray();
      Column unfinished = col("batch").gt(ledger.lastBatch()).and(not(col("batch").isin(refused)));
      for (TableName book : List.of(QUARANTINE, AUDIT)) {
        if (!rows(book).where(unfinished).isEmpty()) {
          store.delete(context.session(), book, unfinished);
        }
      }
    }
  }

  /** Writes a batch down; only a loaded one gets into the ledger. */
  void write(long batch, Accounts accounts, Findings findings, Outcome outcome) {
    if (accounts.files().stream().anyMatch(account -> account.tally().rejected() > 0)) {
      append(QUARANTINE, quarantine(batch, accounts, findings));
    }
    append(AUDIT, frame(AUDIT, audit(batch, accounts, outcome)));
    if (outcome == Outcome.LOADED) {
      append(FileLedger.TABLE, frame(FileLedger.TABLE, entries(batch, accounts)));
    }
  }

  private long lastBatch(TableName table) {
    Row last = rows(table).agg(functions.max("batch")).head();
    return last.isNullAt(0) ? 0 : last.getLong(0);
  }

  private Dataset<Row> rows(TableName table) {
    SparkSession session = context.session();
    return store.exists(session, table)
        ? store.read(session, table)
        : session.createDataFrame(List.of(), contract(table).schema());
  }

  private Dataset<Row> quarantine(long batch, Accounts accounts, Findings findings) {
    List<Row> names = new ArrayList<>();
    for (Accounts.FileAccount account : accounts.files()) {
      LandingObject object = account.file().object();
      names.add(
          RowFactory.create(
              account.plan().number(), object.source(), object.label(), account.file().name()));
    }
    StructType schema =
        new StructType()
            .add("number", DataTypes.IntegerType)
            .add("source", DataTypes.StringType)
            .add("object", DataTypes.StringType)
            .add("name", DataTypes.StringType);
    Dataset<Row> files = context.session().createDataFrame(names, schema);
    Dataset<Row> rejected = findings.rejected();
    return rejected
        .join(broadcast(files), rejected.col("file").equalTo(files.col("number")))
        .select(
            lit(batch).as("batch"),
            col("source"),
            col("object"),
            col("name").as("file"),
            col("line"),
            col("reason_code"),
            col("reason"),
            col("raw_text"),
            col("raw_length"));
  }

  private static List<Row> audit(long batch, Accounts accounts, Outcome outcome) {
    List<Row> rows = new ArrayList<>();
    for (Accounts.FileAccount account : accounts.files()) {
      LandingFile file = account.file();
      long loaded = outcome == Outcome.LOADED ? account.loaded() : 0;
      rows.add(
          RowFactory.create(
              batch,
              file.object().source(),
              file.object().label(),
              file.name(),
              file.sizeBytes(),
              Timestamp.from(file.modifiedAt()),
              account.tally().checksum(),
              account.tally().read(),
              loaded,
              account.duplicate(),
              account.tally().rejected(),
              outcome.label()));
    }
    return rows;
  }

  private static List<Row> entries(long batch, Accounts accounts) {
    List<Row> rows = new ArrayList<>();
    for (Accounts.FileAccount account : accounts.files()) {
      LandingFile file = account.file();
      rows.add(
          RowFactory.create(
              file.object().source(),
              file.object().label(),
              file.name(),
              file.sizeBytes(),
              Timestamp.from(file.modifiedAt()),
              account.tally().checksum(),
              batch));
    }
    return rows;
  }

  private Dataset<Row> frame(TableName table, List<Row> rows) {
    return context.session().createDataFrame(rows, contract(table).schema());
  }

  private void append(TableName table, Dataset<Row> rows) {
    Column[] columns =
        contract(table).columns().stream()
            .map(column -> col(column.name()).as(column.name(), column.field().metadata()))
            .toArray(Column[]::new);
    store.append(contract(table), rows.select(columns).coalesce(1), context.runId());
  }

  private TableContract contract(TableName table) {
    return Objects.requireNonNull(contracts.get(table), table.toString());
  }
}
