package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.config.Quality;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.Causes;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is new in the sources' folders and databases into the raw tables.
 *
 * <p>All new files are read twice: once to account for every row, once to write the good ones, one
 * commit a table. Nothing is written before the gate is passed. A run that dies is made good by the
 * next one: what raw holds already is a duplicate then.
 */
public final class Ingest {
  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

  private final List<TableContract> contracts;
  private final TableStore store;
  private final Clock clock;

  /**
   * An ingest into a warehouse.
   *
   * @param contracts of all tables; those of raw say what sources may deliver
   * @param clock tells when a database was asked
   */
  public Ingest(Collection<TableContract> contracts, TableStore store, Clock clock) {
    this.contracts = List.copyOf(contracts);
    this.store = store;
    this.clock = clock;
  }

  /**
   * Reads what is new.
   *
   * @throws StagecoachException with {@link ExitCode#QUALITY_GATE} when too many rows of an object
   *     cannot be read: raw is as before, audit and quarantine say why; with {@link
   *     ExitCode#FAILED} when a file cannot be read at all or lacks a column
   */
  public IngestReport run(RunContext context) {
    IngestBooks books = new IngestBooks(contracts, store, context);
    FileLedger ledger = books.ledger();
    books.forgetUnfinished(ledger);
    Delivery delivery = delivery(context, ledger);
    List<LandingFile> fresh = delivery.unknownTo(ledger);
    int known = delivery.files().size() - fresh.size();
    try (QueryRows queries = QueryRows.open(context)) {
      Planner.Planned planned =
          new Planner(context.session(), store, queries).plan(fresh, books.lastBatch());
      if (planned.plan().isEmpty()) {
        return new IngestReport(0, List.of(), known, strangers(delivery));
      }
      Survey survey = new Survey(context.session(), store, planned.batch());
      try (Findings findings = looked(survey, planned, ledger)) {
        refuseUnreadable(planned.plan(), findings);
        Accounts accounts = Accounts.of(planned.plan(), findings);
        Batch batch = new Batch(planned, findings, accounts, books);
        gate(context.config().quality(), batch);
        List<String> notes = new ArrayList<>(load(context, batch));
        notes.addAll(strangers(delivery));
        return new IngestReport(planned.batch(), accounts.reports(), known, notes);
      }
    }
  }

  /**
   * What would be read now; nothing is.
   *
   * @throws StagecoachException when a source or feed has never delivered anything
   */
  public NewFiles look(RunContext context) {
    FileLedger ledger = new IngestBooks(contracts, store, context).ledger();
    Delivery delivery = delivery(context, ledger);
    List<LandingFile> fresh = delivery.unknownTo(ledger);
    List<LandingObject> queries = QueryRows.objects(context.config()).toList();
    Set<TableName> tables = new TreeSet<>();
    Stream.concat(fresh.stream().map(LandingFile::object), queries.stream())
        .forEach(
            object -> {
              tables.add(object.contract().name());
              if (object.isFullExtract()) {
                tables.add(KeySweep.TABLE);
              }
            });
    return new NewFiles(
        fresh.size(), delivery.files().size() - fresh.size(), queries.size(), tables);
  }

  private Delivery delivery(RunContext context, FileLedger ledger) {
    return new Deliveries(new SourceObjects(contracts), ledger).of(context.config());
  }

  /** All that is known of the new files before they are written. */
  private record Batch(
      Planner.Planned planned, Findings findings, Accounts accounts, IngestBooks books) {
    void close(IngestBooks.Outcome outcome) {
      books.write(planned.batch(), accounts, findings, outcome);
    }
  }

  private List<String> load(RunContext context, Batch batch) {
    LandingPlan plan = batch.planned().plan();
    Set<String> newColumns = newColumns(context, plan);
    batch
        .accounts()
        .requireWritten(
            new RawWrite(store, context, batch.planned().batch())
                .write(plan, batch.findings().lines(), batch.accounts()));
    List<String> notes = new ArrayList<>(newColumns);
    notes.addAll(
        new KeySweep(store, context, contract(KeySweep.TABLE), clock)
            .sweep(plan, batch.findings(), batch.planned().batch()));
    batch.close(IngestBooks.Outcome.LOADED);
    return notes;
  }

  private TableContract contract(TableName name) {
    return contracts.stream()
        .filter(contract -> contract.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no table " + name));
  }

  private static List<String> strangers(Delivery delivery) {
    return delivery.unknown().stream()
        .map(name -> "No object is named like the file " + name)
        .toList();
  }

  /** What a survey finds; a Parquet file that breaks in its midst is named. */
  private static Findings looked(Survey survey, Planner.Planned planned, FileLedger ledger) {
    try {
      return survey.look(planned.plan(), planned.held(), ledger);
    } catch (Exception e) {
      for (LandingPlan.PlannedSparkFile file : planned.plan().sparkRead()) {
        if (names(e, file.file())) {
          throw new StagecoachException(
              ExitCode.FAILED,
              "Cannot be read to the end: %s (it is damaged); deliver again or take out of the folder"
                  .formatted(file.file().path()),
              e);
        }
      }
      throw e;
    }
  }

  private static boolean names(Throwable failure, LandingFile file) {
    String name = String.valueOf(file.path().getFileName());
    return Causes.of(failure).anyMatch(cause -> String.valueOf(cause.getMessage()).contains(name));
  }

  private static void refuseUnreadable(LandingPlan plan, Findings findings) {
    List<String> broken = new ArrayList<>();
    for (LandingPlan.PlannedFile planned : plan.all()) {
      Tally tally = findings.tally(planned.plan().number());
      if (!tally.failure().isEmpty()) {
        broken.add("%s (%s)".formatted(planned.file().path(), tally.failure()));
      }
    }
    if (!broken.isEmpty()) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "Cannot be read to the end: %s; deliver again or take out of the folder"
              .formatted(String.join(", ", broken)));
    }
  }

  private static void gate(Quality quality, Batch batch) {
    List<Accounts.ObjectAccount> over = batch.accounts().over(quality.maxQuarantinedShare());
    if (over.isEmpty()) {
      return;
    }
    batch.close(IngestBooks.Outcome.REFUSED);
    Accounts.ObjectAccount worst = over.get(0);
    throw new StagecoachException(
        ExitCode.QUALITY_GATE,
        String.format(
            Locale.ROOT,
            "%d of %d rows of %s cannot be read (%.1f %%, quality.max-quarantined-share allows %.1f %%; first: %s); nothing was loaded: see ops.quarantine, mend the files and run again",
            worst.quarantined(),
            worst.read(),
            worst.object(),
            100.0 * worst.quarantined() / worst.read(),
            100.0 * quality.maxQuarantinedShare(),
            batch.findings().firstRejected(worst.files())));
  }

  /** Columns that raw has not seen before and its contract does not name. */
  private Set<String> newColumns(RunContext context, LandingPlan plan) {
    Set<String> notes = new TreeSet<>();
    for (TableContract contract : plan.contracts().values()) {
      Set<String> names = new TreeSet<>();
      plan.of(contract).all().forEach(planned -> names.addAll(planned.plan().rules().names()));
      contract.columns().forEach(column -> names.remove(column.name()));
      boolean exists = store.exists(context.session(), contract.name());
      if (exists) {
        Dataset<Row> stored = store.read(context.session(), contract.name());
        names.removeAll(Set.of(stored.columns()));
      }
      if (exists && !names.isEmpty()) {
        String note = "%s has new columns: %s".formatted(contract.name(), String.join(", ", names));
        LOG.info("{}", note);
        notes.add(note);
      }
    }
    return notes;
  }
}
