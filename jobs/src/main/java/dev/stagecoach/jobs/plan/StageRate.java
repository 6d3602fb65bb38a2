package dev.stagecoach.jobs.plan;

import java.util.List;

/**
 * A stage of the funnel and the share of its entries that come to the next one, or are won.
 *
 * @param conversion above 0, at most 1
 */
public record StageRate(String stage, double conversion) {

  /** Refuses a share by which nothing could be divided. */
  public StageRate {
    if (!(conversion > 0 && conversion <= 1)) {
      throw new IllegalArgumentException(
          "The conversion of %s must lie above 0 and at most at 1, but is %s"
              .formatted(stage, conversion));
    }
  }

  /** The share of entries into the first of these stages that are won. */
  static double product(List<StageRate> stages) {
    return stages.stream().mapToDouble(StageRate::conversion).reduce(1, (a, b) -> a * b);
  }

  /**
   * The same stages bent so that their product is the win rate: each conversion is raised to one
   * power, which keeps their order and keeps every one of them a share. Without any loss on the way
   * each stage takes the same part of it.
   */
  static List<StageRate> fitted(List<StageRate> stages, double winRate) {
    double product = product(stages);
    double even = Math.pow(winRate, 1.0 / Math.max(1, stages.size()));
    double power = product < 1 ? Math.log(winRate) / Math.log(product) : 0;
    return stages.stream()
        .map(
            rate ->
                new StageRate(
                    rate.stage(), product < 1 ? Math.pow(rate.conversion(), power) : even))
        .toList();
  }
}
