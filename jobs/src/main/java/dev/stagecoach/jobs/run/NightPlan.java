package dev.stagecoach.jobs.run;

import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.ingest.NewFiles;
import java.util.List;

/**
 * What a night would do, at most: new files may turn out to hold only what is known.
 *
 * @param tables all that the night is asked for, in the order in which they would be made
 * @param fingerprint of all that these tables follow from, of the as-of instant and of what they
 *     are held to
 */
public record NightPlan(NewFiles files, List<PlannedTable> tables, String fingerprint) {
  /** Keeps the list as it is. */
  public NightPlan {
    tables = List.copyOf(tables);
  }

  /** The tables that would be made. */
  public List<PlannedTable> made() {
    return tables.stream().filter(table -> !table.because().isEmpty()).toList();
  }

  /**
   * One table.
   *
   * @param because what is not as it was when the table was made last; empty where the table is up
   *     to date
   */
  public record PlannedTable(TableName table, List<String> because) {
    /** Keeps the list as it is. */
    public PlannedTable {
      because = List.copyOf(because);
    }
  }
}
