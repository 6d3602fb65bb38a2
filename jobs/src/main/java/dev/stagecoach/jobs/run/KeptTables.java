package dev.stagecoach.jobs.run;

import dev.stagecoach.common.table.Table;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a table as it is where all that its rows follow from is as it was when it was made. So a
 * run that was killed goes on where it was, and a change makes only what depends on it.
 */
final class KeptTables {
  private static final Logger LOG = LoggerFactory.getLogger(KeptTables.class);

  private final Bases bases;
  private final MadeTables made;
  private final boolean isFull;

  /**
   * The tables of one run.
   *
   * @param isFull whether to keep none
   */
  KeptTables(Bases bases, MadeTables made, boolean isFull) {
    this.bases = bases;
    this.made = made;
    this.isFull = isFull;
  }

  /** The table as it was made before, or as it is made now. */
  StepResult keptOrMade(Table table, Function<Table, StepResult> maker) {
    Basis basis = bases.of(table);
    Optional<MadeTable> last = made.find(table.name());
    if (!isFull && last.isPresent() && last.orElseThrow().basis().equals(basis)) {
      return last.orElseThrow().kept(table.name().toString());
    }
    LOG.info(
        "{} is made because of {}",
        table.name(),
        last.map(known -> basis.changedSince(known.basis()).toString()).orElse("nothing known"));
    made.forget(table.name());
    StepResult result = maker.apply(table);
    made.remember(
        table.name(),
        new MadeTable(result.version().orElseThrow(), result.rows(), basis, result.checks()));
    return result;
  }
}
