package dev.stagecoach.jobs.run;

import dev.stagecoach.common.config.Digest;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.ingest.NewFiles;
import dev.stagecoach.jobs.run.NightPlan.PlannedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says beforehand which tables a night would make, and why. */
final class NightPlanner {
  private static final List<String> NEVER = List.of("it has not been made, or was changed since");
  private static final List<String> FULL = List.of("--full");

  private final TableGraph graph;
  private final TableStore store;

  NightPlanner(TableGraph graph, TableStore store) {
    this.graph = graph;
    this.store = store;
  }

  /**
   * Looks at what there is, and changes nothing.
   *
   * @param tables to make, inputs first
   * @param program tells this version of the program from others
   */
  NightPlan plan(
      RunContext context, List<Table> tables, NewFiles files, String program, boolean isFull) {
    MadeTables made = new MadeTables(store, context.session());
    RowsMarks marks = new RowsMarks(store, context.session(), made);
    Map<TableName, String> expected = new HashMap<>();
    files.tables().forEach(table -> expected.put(table, "new rows"));
    Bases bases =
        new Bases(
            graph,
            context,
            program,
            table -> Optional.ofNullable(expected.get(table)).orElseGet(() -> marks.apply(table)));
    List<PlannedTable> planned = new ArrayList<>();
    List<String> identities = new ArrayList<>();
    identities.add(context.asOf().toString());
    identities.add(context.config().quality().toString());
    for (Table table : tables) {
      Basis basis = bases.of(table);
      identities.add(table.name() + " " + basis.identity());
      Optional<MadeTable> last = made.find(table.name());
      List<String> because =
          isFull ? FULL : last.map(known -> basis.changedSince(known.basis())).orElse(NEVER);
      if (!because.isEmpty()) {
        expected.put(table.name(), basis.identity());
      }
      planned.add(new PlannedTable(table.name(), because));
    }
    return new NightPlan(files, planned, Digest.of(String.join("\n", identities)));
  }
}
