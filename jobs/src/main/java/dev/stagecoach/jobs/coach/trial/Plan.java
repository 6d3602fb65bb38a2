package dev.stagecoach.jobs.coach.trial;

import dev.stagecoach.common.stats.ProportionPower;
import java.util.OptionalDouble;

/**
 * What an experiment can find, known before it starts.
 *
 * @param baseline share of deals that got to the outcome in the year before
 * @param deals expected in the variant
 * @param controlDeals expected in the control
 * @param designEffect of the same reps in the year before
 */
public record Plan(double baseline, double deals, double controlDeals, double designEffect) {

  /**
   * The smallest increase over the baseline that is found in four of five such experiments, at five
   * percent false alarms; empty where none is.
   */
  public OptionalDouble minimumDetectableEffect() {
    if (!(deals > 0 && controlDeals > 0)) {
      return OptionalDouble.empty();
    }
    double inEachGroup = 2 / (1 / deals + 1 / controlDeals) / designEffect;
    return ProportionPower.USUAL.detectableIncrease(baseline, inEachGroup);
  }
}
