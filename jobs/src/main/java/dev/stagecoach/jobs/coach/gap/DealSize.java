package dev.stagecoach.jobs.coach.gap;

import java.util.List;
import java.util.OptionalDouble;

/** What a deal that is won was first put down for, in cents. */
record DealSize() implements Factor {
  @Override
  public String name() {
    return "deal_size";
  }

  @Override
  public OptionalDouble value(Workload together, int members) {
    return together.won() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(together.listed() / together.won());
  }

  @Override
  public long sample(Workload workload) {
    return workload.won();
  }

  @Override
  public double chance(Workload own, List<Workload> peers, Workload together) {
    return LogScale.chance(own.listedLogs(), together.listedLogs());
  }

  @Override
  public OptionalDouble cautious(Workload workload) {
    return LogScale.cautious(workload.listedLogs());
  }

  @Override
  public Estimate estimate(Workload workload, Workload everyone, int members) {
    return LogScale.estimate(workload.listedLogs(), everyone.listedLogs());
  }
}
