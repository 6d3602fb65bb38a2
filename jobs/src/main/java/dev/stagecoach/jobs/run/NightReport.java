package dev.stagecoach.jobs.run;

import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.jobs.ingest.IngestReport;
import java.util.List;

/**
 * What a night came to.
 *
 * @param runId the run's name in commits, logs and {@code ops.job_run}
 * @param isUpToDate whether nothing was new, so that nothing was made
 * @param publication the number of what readers see now
 * @param steps the tables made, in order of completion
 * @param broken the checks of level warn that some rows break
 */
public record NightReport(
    String runId,
    IngestReport ingest,
    boolean isUpToDate,
    long publication,
    List<StepResult> steps,
    List<CheckResult> broken,
    double seconds) {
  /** Keeps the lists as they are. */
  public NightReport {
    steps = List.copyOf(steps);
    broken = List.copyOf(broken);
  }
}
