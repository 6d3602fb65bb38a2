package dev.stagecoach.common.stats;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * How likely a difference between two shares is if both come from the same chance, exact for any
 * counts (Fisher, R. A. 1935, The Design of Experiments): the p-value given both margins, from the
 * hypergeometric distribution.
 */
public final class FisherExact {

  private FisherExact() {}

  /** The probability of a table no likelier than this one. */
  public static double twoSided(
      long successes, long trials, long otherSuccesses, long otherTrials) {
    return pValue(AlternativeHypothesis.TWO_SIDED, successes, trials, otherSuccesses, otherTrials);
  }

  /** The probability of so few successes of the first, or fewer. */
  public static double fewer(long successes, long trials, long otherSuccesses, long otherTrials) {
    return pValue(AlternativeHypothesis.LESS_THAN, successes, trials, otherSuccesses, otherTrials);
  }

  private static double pValue(
      AlternativeHypothesis alternative,
      long successes,
      long trials,
      long otherSuccesses,
      long otherTrials) {
    requireShare(successes, trials);
    requireShare(otherSuccesses, otherTrials);
    long all = successes + otherSuccesses;
    boolean isDecided = trials == 0 || otherTrials == 0 || all == 0 || all == trials + otherTrials;
    if (isDecided) {
      return 1;
    }
    int[][] table = {
      {Math.toIntExact(successes), Math.toIntExact(trials - successes)},
      {Math.toIntExact(otherSuccesses), Math.toIntExact(otherTrials - otherSuccesses)}
    };
    return FisherExactTest.withDefaults().with(alternative).test(table).getPValue();
  }

  private static void requireShare(long successes, long trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "Successes must lie between 0 and the trials, but got %d of %d"
              .formatted(successes, trials));
    }
  }
}
