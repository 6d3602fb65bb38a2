package dev.stagecoach.jobs.coach.gap;

import java.util.List;
import java.util.OptionalDouble;

/** One of the factors whose product is a member's revenue. */
sealed interface Factor permits Volume, Passage, Amount {
  /** How tables call it. */
  String name();

  /** What it is for members together, so many of them; empty where they say nothing about it. */
  OptionalDouble value(Workload together, int members);

  /** On how many deals a member's value rests. */
  long sample(Workload workload);

  /** How likely a value so low is, or a lower one, if the member were like the peers. */
  double chance(Workload own, List<Workload> peers, Workload together);

  /** A value that a member's true one exceeds almost certainly; empty where too little is known. */
  OptionalDouble cautious(Workload workload);

  /** A member's value with the variance of its error by chance, on the scale it is judged by. */
  Estimate estimate(Workload workload, Workload everyone, int members);

  /**
   * A value and the variance of its error.
   *
   * @param error 0 where nothing is known
   */
  record Estimate(double value, double error) {
    static final Estimate UNKNOWN = new Estimate(0, 0);

    boolean isKnown() {
      return error > 0;
    }
  }
}
