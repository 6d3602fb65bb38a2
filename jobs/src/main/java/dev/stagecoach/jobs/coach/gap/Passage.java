package dev.stagecoach.jobs.coach.gap;

import dev.stagecoach.common.stats.FisherExact;
import dev.stagecoach.common.stats.ProportionInterval;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The share of deals that get from one step to the next.
 *
 * @param step 0 from being in hand to being closed, which is the pace of a cycle; 1 from the first
 *     stage of the funnel to the second, and so on
 */
record Passage(String name, int step) implements Factor {

  private long entered(Workload workload) {
    return step == 0 ? workload.inHand() : workload.reached().get(step - 1);
  }

  private long passed(Workload workload) {
    return workload.reached().get(step);
  }

  @Override
  public OptionalDouble value(Workload together, int members) {
    long entered = entered(together);
    return entered == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) passed(together) / entered);
  }

  @Override
  public long sample(Workload workload) {
    return entered(workload);
  }

  @Override
  public double chance(Workload own, List<Workload> peers, Workload together) {
    return FisherExact.fewer(passed(own), entered(own), passed(together), entered(together));
  }

  @Override
  public OptionalDouble cautious(Workload workload) {
    return ProportionInterval.wilson(passed(workload), entered(workload))
        .map(interval -> OptionalDouble.of(interval.low()))
        .orElse(OptionalDouble.empty());
  }

  @Override
  public Estimate estimate(Workload workload, Workload everyone, int members) {
    OptionalDouble own = value(workload, 1);
    OptionalDouble share = value(everyone, members);
    if (own.isEmpty() || share.isEmpty()) {
      return Estimate.UNKNOWN;
    }
    double mean = share.orElseThrow();
    return new Estimate(own.orElseThrow(), mean * (1 - mean) / entered(workload));
  }
}
