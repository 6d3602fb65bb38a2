package dev.stagecoach.jobs.run;

import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.table.TableName;
import java.time.Instant;
import java.util.Set;

/**
 * What a night is asked to do.
 *
 * @param asOf the first instant that is not known any more
 * @param isFull whether to make every table again though nothing is new
 * @param tables the tables to make; empty for all
 */
public record NightRequest(
    SuiteConfig config, Instant asOf, boolean isFull, Set<TableName> tables) {
  /** Keeps the set as it is. */
  public NightRequest {
    tables = Set.copyOf(tables);
  }
}
