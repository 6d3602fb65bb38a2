package dev.stagecoach.jobs.run;

import dev.stagecoach.common.quality.CheckResult;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one step of a run came to.
 *
 * @param version the version that the table now has; empty for a step that writes no single table
 * @param checks what the checks of the table found, now or when it was made
 * @param isKept whether the table was up to date already, so that nothing was made
 */
public record StepResult(
    String step,
    double seconds,
    long rows,
    OptionalLong version,
    List<CheckResult> checks,
    boolean isKept) {
  /** Keeps the list as it is. */
  public StepResult {
    checks = List.copyOf(checks);
  }
}
