package dev.stagecoach.jobs.coach.gap;

import dev.stagecoach.common.stats.PeerComparison;
import java.util.List;
import java.util.OptionalDouble;

/** How many deals there are to work on. */
record Volume() implements Factor {
  @Override
  public String name() {
    return "volume";
  }

  @Override
  public OptionalDouble value(Workload together, int members) {
    return OptionalDouble.of((double) together.inHand() / members);
  }

  @Override
  public long sample(Workload workload) {
    return workload.inHand();
  }

  @Override
  public double chance(Workload own, List<Workload> peers, Workload together) {
    return PeerComparison.lowerThan(
        own.inHand(), peers.stream().mapToDouble(Workload::inHand).toArray());
  }

  @Override
  public OptionalDouble cautious(Workload workload) {
    return OptionalDouble.of(workload.inHand());
  }

  /** Counts of independent deals vary by chance as much as their mean. */
  @Override
  public Estimate estimate(Workload workload, Workload everyone, int members) {
    return new Estimate(workload.inHand(), (double) everyone.inHand() / members);
  }
}
