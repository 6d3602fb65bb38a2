package dev.stagecoach.jobs.run;

import dev.stagecoach.common.quality.CheckResult;
import java.util.List;
import java.util.OptionalLong;

/**
 * How a table was made last, and what its checks found.
 *
 * @param version that was written then
 * @param basis what its rows follow from
 */
record MadeTable(long version, long rows, Basis basis, List<CheckResult> checks) {
  MadeTable {
    checks = List.copyOf(checks);
  }

  /** The step of a run that keeps the table as it is: its checks still say what they said. */
  StepResult kept(String step) {
    return new StepResult(step, 0, rows, OptionalLong.of(version), checks, true);
  }
}
