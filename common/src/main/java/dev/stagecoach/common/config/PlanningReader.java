package dev.stagecoach.common.config;

import java.math.BigDecimal;
import java.util.Set;

/** Reads the blocks {@code planning}, {@code goals} and {@code targets}. */
final class PlanningReader {
  private static final int MOST_MONTHS = 600;
  private static final int MOST_DRAWS = 100_000;

  private PlanningReader() {}

  /** What is planned; {@code metrics} are the names of the metrics that there are. */
  static Planning planning(Settings root, Set<String> metrics) {
    Settings block = root.section("planning");
    return new Planning(
        Values.wholeNumber(block, "history-months", 1, MOST_MONTHS),
        Values.wholeNumber(block, "draws", 0, MOST_DRAWS),
        Values.parsed(
                block,
                "confidence",
                PlanningReader::properShare,
                "write a share between 0 and 1, e.g. 0.8")
            .orElse(0.5),
        Values.wholeNumber(block, "seed", 0, Integer.MAX_VALUE),
        GoalReader.goals(root),
        TargetReader.targets(root, metrics));
  }

  private static double properShare(String text) {
    BigDecimal share = new BigDecimal(text);
    if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("out of range");
    }
    return share.doubleValue();
  }
}
