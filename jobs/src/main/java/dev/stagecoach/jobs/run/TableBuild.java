package dev.stagecoach.jobs.run;

import dev.stagecoach.common.delta.Commit;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.spark.SparkJobs;
import dev.stagecoach.common.sql.FewRows;
import dev.stagecoach.common.sql.KeptRows;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.NumericType;

/** Makes one table: computes the rows, holds them to the contract, commits, checks. */
final class TableBuild {
  private static final Set<String> TIMES = Set.of("period_grain", "day");
  private static final String LEVEL = "level";
  private static final long ROWS_OF_A_SHORT_PAGE = 5_000;

  private final TableGraph graph;
  private final TableStore store;
  private final RunContext run;
  private final LongSupplier nanoTime;

  TableBuild(TableGraph graph, TableStore store, RunContext run, LongSupplier nanoTime) {
    this.graph = graph;
    this.store = store;
    this.run = run;
    this.nanoTime = nanoTime;
  }

  StepResult build(Table table) {
    long start = nanoTime.getAsLong();
    RunContext context = run.in(run.session().newSession());
    SparkJobs.describe(
        context.session().sparkContext(), table.name() + ": " + table.contract().description());
    leaveBoundsOfNumbers(context.session(), table.contract());
    keepPagesShort(context.session(), table.contract());
    Dataset<Row> rows =
        Pseudonyms.in(
            table.contract(),
            ContractedRows.of(
                table.contract(), table.told(new TableInputsAt(graph, store, context), context)),
            context.config().privacy());
    boolean isSmall = isSmall(table.contract(), rows);
    if (isSmall) {
      // Writing a table plans its query twice more, which for few rows is most of the work.
      rows = KeptRows.planned(rows);
    }
    TableChecks checks = new TableChecks(table.contract(), isSmall);
    Commit commit = store.replace(table.contract(), checks.watched(rows), run.runId());
    TableChecks.Outcome checked = checks.outcome(() -> store.read(context.session(), table.name()));
    double seconds = (nanoTime.getAsLong() - start) / 1e9;
    return new StepResult(
        table.name().toString(),
        seconds,
        checked.rows(),
        OptionalLong.of(commit.version()),
        checked.results(),
        false);
  }

  /**
   * Nobody looks for rows by a number that is no key: the bounds of such columns in each page and
   * file would take a tenth of the time of writing them.
   */
  private static void leaveBoundsOfNumbers(SparkSession session, TableContract contract) {
    contract.columns().stream()
        .filter(column -> column.dataType() instanceof NumericType)
        .map(Column::name)
        .filter(name -> !contract.grain().contains(name))
        .forEach(name -> session.conf().set("parquet.column.statistics.enabled#" + name, "false"));
  }

  /**
   * Rows of a table by level lie by level and member, and readers want those of one level: pages
   * are what they need not read.
   */
  private static void keepPagesShort(SparkSession session, TableContract contract) {
    if (contract.grain().contains(LEVEL)) {
      session.conf().set("parquet.page.row.count.limit", ROWS_OF_A_SHORT_PAGE);
    }
  }

  /**
   * Sets the session for few rows where that pays; the rows of a table by period or day are many
   * more than what they are made from.
   */
  private static boolean isSmall(TableContract contract, Dataset<Row> rows) {
    return Collections.disjoint(contract.grain(), TIMES) && FewRows.settle(List.of(rows));
  }
}
