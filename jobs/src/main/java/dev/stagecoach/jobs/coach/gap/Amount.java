package dev.stagecoach.jobs.coach.gap;

import dev.stagecoach.common.stats.PeerComparison;
import dev.stagecoach.common.stats.PeerComparison.Moments;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A factor of the deals won by their amounts. They are compared by their logarithms, since a few
 * large ones outweigh all others.
 *
 * @param above what is divided, over all deals won
 * @param below what it is divided by; the factor is unknown where that is nothing
 * @param logs the logarithms of the single deals
 */
record Amount(
    String name,
    ToDoubleFunction<Workload> above,
    ToDoubleFunction<Workload> below,
    Function<Workload, Logs> logs)
    implements Factor {
  private static final double QUANTILE = 1.96;
  private static final int FEWEST = 3;

  /** What a deal that is won was first put down for, in cents. */
  static Amount dealSize() {
    return new Amount("deal_size", Workload::listed, Workload::won, Workload::listedLogs);
  }

  /** What a deal is won at, as a share of what it was first put down for. */
  static Amount priceKept() {
    return new Amount("price_kept", Workload::revenue, Workload::listed, Workload::keptLogs);
  }

  @Override
  public OptionalDouble value(Workload together, int members) {
    double divisor = below.applyAsDouble(together);
    return divisor == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(above.applyAsDouble(together) / divisor);
  }

  @Override
  public long sample(Workload workload) {
    return workload.won();
  }

  @Override
  public double chance(Workload own, List<Workload> peers, Workload together) {
    return PeerComparison.lowerMean(logs.apply(own).moments(), logs.apply(together).moments());
  }

  /** Where the geometric mean lies above, almost certainly. */
  @Override
  public OptionalDouble cautious(Workload workload) {
    Moments moments = logs.apply(workload).moments();
    return moments.count() < FEWEST
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.exp(moments.mean() - QUANTILE * Math.sqrt(moments.variance() / moments.count())));
  }

  @Override
  public Estimate estimate(Workload workload, Workload everyone, int members) {
    Moments own = logs.apply(workload).moments();
    return own.count() == 0
        ? Estimate.UNKNOWN
        : new Estimate(own.mean(), logs.apply(everyone).moments().variance() / own.count());
  }
}
