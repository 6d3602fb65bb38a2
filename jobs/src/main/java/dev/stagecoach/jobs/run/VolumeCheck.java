package dev.stagecoach.jobs.run;

import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sets the rows of each table against those that it had when it was published last. */
final class VolumeCheck {
  /** Of fewer rows, half may go by chance. */
  private static final long FEWEST = 100;

  private static final Check CHECK =
      new Check(
          Check.Level.WARN,
          "at least half as many rows as were published before",
          "Much is missing that was there: look whether a source delivered, and what the configuration leaves out.");

  private VolumeCheck() {}

  /**
   * One result for each table that had enough rows to tell.
   *
   * @param before the rows of each table when it was published last
   */
  static List<CheckResult> of(List<StepResult> steps, Map<TableName, Long> before) {
    List<CheckResult> results = new ArrayList<>();
    for (StepResult step : steps) {
      long had = before.getOrDefault(TableName.of(step.step()), 0L);
      if (had >= FEWEST) {
        long missing = step.rows() * 2 < had ? had - step.rows() : 0;
        results.add(new CheckResult(step.step(), CHECK, had, missing));
      }
    }
    return results;
  }
}
