package dev.stagecoach.jobs.run;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.sql.SqlQuery;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of restatements, {@code ops.restatement}: which published numbers of periods that were
 * over a night has changed, by how much, because of which deals.
 */
final class Restatements {
  private static final Logger LOG = LoggerFactory.getLogger(Restatements.class);
  static final TableName TABLE = TableName.of("ops.restatement");

  static final String QUERY = "/restatement/restated_numbers.sql";
  private static final TableName NUMBERS = TableName.of("mart.kpi");
  private static final TableName HISTORY = TableName.of("core.deal_version");

  /** The new numbers and histories, and what names their members, periods and deals. */
  private static final List<TableName> NEW =
      List.of(
          NUMBERS,
          HISTORY,
          TableName.of("core.deal"),
          TableName.of("core.reporting_unit"),
          TableName.of("core.calendar_period"));

  private final TableContract contract;
  private final TableStore store;

  Restatements(TableContract contract, TableStore store) {
    this.contract = contract;
    this.store = store;
  }

  /**
   * Compares the numbers that are about to be published with those that are.
   *
   * @param steps the tables that the run has made or kept
   * @param publication the number that they will be published under
   * @return the step; empty where nothing was published before or readers see these numbers already
   */
  Optional<StepResult> note(RunContext run, List<StepResult> steps, long publication, Instant now) {
    Publications publications = new Publications(store);
    Optional<Publications.PublishedVersion> numbers = publications.newest(run.session(), NUMBERS);
    Optional<Publications.PublishedVersion> history = publications.newest(run.session(), HISTORY);
    if (numbers.isEmpty() || history.isEmpty() || !isOther(steps, numbers.orElseThrow())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          compared(run, numbers.orElseThrow(), history.orElseThrow(), publication, now));
    } catch (RuntimeException e) {
      if (!Failures.isDamage(e)) {
        throw e;
      }
      LOG.warn("What was published before cannot be read, so that what changed is not noted", e);
      return Optional.empty();
    }
  }

  /** Also a table that is kept may be news to readers: a run that was killed had made it. */
  private static boolean isOther(List<StepResult> steps, Publications.PublishedVersion published) {
    return steps.stream()
        .filter(step -> step.step().equals(NUMBERS.toString()))
        .anyMatch(step -> !step.version().equals(OptionalLong.of(published.version())));
  }

  private StepResult compared(
      RunContext run,
      Publications.PublishedVersion numbers,
      Publications.PublishedVersion history,
      long publication,
      Instant now) {
    long start = System.nanoTime();
    SparkSession session = run.session().newSession();
    show(session, "before", NUMBERS, numbers.version());
    show(session, "before", HISTORY, history.version());
    for (TableName table : NEW) {
      show(session, "after", table, store.version(session, table));
    }
    Dataset<Row> rows =
        restated(session, run, numbers.asOf())
            .withColumn("run_id", functions.lit(run.runId()))
            .withColumn("restated_at", functions.lit(now))
            .withColumn("publication", functions.lit(publication))
            .withColumn("previous_publication", functions.lit(numbers.publication()));
    Dataset<Row> contracted = ContractedRows.of(contract, rows.select(columns())).coalesce(1);
    // A run that was killed before it published may have noted them under the same number.
    long noted =
        store.rowsAdded(
            session,
            store.replaceWhere(contract, "publication = " + publication, contracted, run.runId()));
    double seconds = (System.nanoTime() - start) / 1e9;
    return new StepResult(TABLE.toString(), seconds, noted, OptionalLong.empty(), List.of(), false);
  }

  private static Dataset<Row> restated(SparkSession session, RunContext run, Instant previousAsOf) {
    Map<String, Object> parameters = new HashMap<>(run.parameters());
    parameters.put("previous_as_of", previousAsOf);
    return SqlQuery.parse(BundledText.of(QUERY)).run(session, parameters);
  }

  private Column[] columns() {
    return contract.columns().stream()
        .map(column -> functions.col(column.name()))
        .toArray(Column[]::new);
  }

  private void show(SparkSession session, String side, TableName table, long version) {
    store.read(session, table, version).createOrReplaceTempView(side + "_" + table.table());
  }
}
