package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.table.TableName;
import java.util.Set;

/**
 * What ingest would read, as far as that can be told without reading it.
 *
 * @param fresh how many files are new or changed
 * @param known how many have been read as they are
 * @param queries how many feeds ask a database, which cannot be told to have nothing new
 * @param tables the raw tables that may get rows
 */
public record NewFiles(int fresh, int known, int queries, Set<TableName> tables) {
  /** All is read already. */
  public static final NewFiles NONE = new NewFiles(0, 0, 0, Set.of());

  /** Keeps the set as it is. */
  public NewFiles {
    tables = Set.copyOf(tables);
  }
}
