package dev.stagecoach.jobs.coach.trial;

import dev.stagecoach.common.stats.ClusteredDifference;
import dev.stagecoach.common.stats.FisherExact;
import dev.stagecoach.common.stats.PeerComparison;
import dev.stagecoach.common.stats.ProportionDifference;
import dev.stagecoach.jobs.coach.trial.Arm.Tried;
import java.util.Optional;

/**
 * A variant compared with the control by intention to treat: every deal counts for the variant it
 * was assigned to, whatever happened to it since.
 *
 * @param difference of the shares, with Newcombe's interval on counts divided by the design effect
 * @param chance the p-value
 * @param method how the p-value was found
 * @param designEffect by how much reps inflate the variance
 * @param clusters reps with deals in either arm
 */
public record Comparison(
    ProportionDifference difference,
    double chance,
    Method method,
    double designEffect,
    int clusters) {
  private static final double FEWEST_EXPECTED = 5;
  private static final int FEWEST_REPS = 2;

  /** How a p-value is found. */
  public enum Method {
    /** The difference in units of its standard error, inflated by the design effect. */
    STANDARDISED,
    /** Fisher's exact test on counts divided by the design effect, where few are expected. */
    FISHER
  }

  /**
   * Compares two arms to which reps were assigned; empty unless both have deals of two reps or
   * more, since one rep cannot be told from the treatment.
   */
  public static Optional<Comparison> ofReps(Arm variant, Arm control) {
    if (variant.reps() < FEWEST_REPS || control.reps() < FEWEST_REPS) {
      return Optional.empty();
    }
    ClusteredDifference clustered = variant.clusteredAgainst(control);
    return of(variant.total(), control.total(), clustered, clustered.clusters() - 2);
  }

  /** Compares two arms to which deals were assigned; empty unless both have deals. */
  public static Optional<Comparison> ofDeals(Arm variant, Arm control) {
    return of(variant.total(), control.total(), variant.clusteredAgainst(control), 0);
  }

  private static Optional<Comparison> of(
      Tried variant, Tried control, ClusteredDifference clustered, int degreesOfFreedom) {
    double effect = clustered.designEffect();
    return ProportionDifference.of(
            variant.reached(), variant.deals(), control.reached(), control.deals(), effect)
        .map(
            difference -> {
              double standardised =
                  standardised(variant, control, effect, difference, degreesOfFreedom);
              boolean isSmall = leastExpected(variant, control, effect) < FEWEST_EXPECTED;
              return new Comparison(
                  difference,
                  // Few reps are not seen by the exact test, so the more cautious of the two holds.
                  isSmall && degreesOfFreedom > 0
                      ? Math.max(standardised, exact(variant, control, effect))
                      : isSmall ? exact(variant, control, effect) : standardised,
                  isSmall ? Method.FISHER : Method.STANDARDISED,
                  effect,
                  clustered.clusters());
            });
  }

  private static double pooled(Tried variant, Tried control) {
    return (double) (variant.reached() + control.reached()) / (variant.deals() + control.deals());
  }

  private static double leastExpected(Tried variant, Tried control, double effect) {
    double share = pooled(variant, control);
    long fewer = Math.min(variant.deals(), control.deals());
    return fewer / effect * Math.min(share, 1 - share);
  }

  private static double standardised(
      Tried variant,
      Tried control,
      double effect,
      ProportionDifference difference,
      int degreesOfFreedom) {
    double share = pooled(variant, control);
    double variance =
        effect * share * (1 - share) * (1.0 / variant.deals() + 1.0 / control.deals());
    return variance == 0
        ? 1
        : PeerComparison.twoSided(difference.difference() / Math.sqrt(variance), degreesOfFreedom);
  }

  private static double exact(Tried variant, Tried control, double effect) {
    return FisherExact.twoSided(
        Math.round(variant.reached() / effect),
        Math.round(variant.deals() / effect),
        Math.round(control.reached() / effect),
        Math.round(control.deals() / effect));
  }
}
