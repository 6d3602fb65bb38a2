package dev.stagecoach.jobs.run;

import dev.stagecoach.common.delta.Commit;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.jobs.tables.Functions;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes one table: computes the rows, holds them to the contract, commits, checks. */
final class TableBuild {
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
    Functions.register(context.session());
    context
        .session()
        .sparkContext()
        .setJobDescription(table.name() + ": " + table.contract().description());
    Dataset<Row> rows =
        ContractedRows.of(
            table.contract(), table.rows(new TableInputsAt(graph, store, context), context));
    Commit commit = store.replace(table.contract(), rows, run.runId());
    TableChecks.Outcome checked =
        TableChecks.run(table.contract(), store.read(context.session(), table.name()));
    double seconds = (nanoTime.getAsLong() - start) / 1e9;
    return new StepResult(
        table.name().toString(),
        seconds,
        checked.rows(),
        OptionalLong.of(commit.version()),
        checked.results());
  }
}
