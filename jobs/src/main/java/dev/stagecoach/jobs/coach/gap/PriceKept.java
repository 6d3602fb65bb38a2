package dev.stagecoach.jobs.coach.gap;

import java.util.List;
import java.util.OptionalDouble;

/** What a deal is won at, as a share of what it was first put down for. */
record PriceKept() implements Factor {
  @Override
  public String name() {
    return "price_kept";
  }

  @Override
  public OptionalDouble value(Workload together, int members) {
    return together.listed() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(together.revenue() / together.listed());
  }

  @Override
  public long sample(Workload workload) {
    return workload.won();
  }

  @Override
  public double chance(Workload own, List<Workload> peers, Workload together) {
    return LogScale.chance(own.keptLogs(), together.keptLogs());
  }

  @Override
  public OptionalDouble cautious(Workload workload) {
    return LogScale.cautious(workload.keptLogs());
  }

  @Override
  public Estimate estimate(Workload workload, Workload everyone, int members) {
    return LogScale.estimate(workload.keptLogs(), everyone.keptLogs());
  }
}
