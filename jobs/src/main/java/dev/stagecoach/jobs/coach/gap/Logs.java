package dev.stagecoach.jobs.coach.gap;

import dev.stagecoach.common.stats.PeerComparison.Moments;

/**
 * Sums over the natural logarithms of positive amounts, which add up over members.
 *
 * @param count how many amounts are above zero
 */
public record Logs(long count, double sum, double squares) {
  /** Of no amount. */
  public static final Logs NONE = new Logs(0, 0, 0);

  /** The logarithm of one more amount counted in; unchanged where it is not above zero. */
  public Logs with(double amount) {
    double log = Math.log(amount);
    return amount > 0 ? new Logs(count + 1, sum + log, squares + log * log) : this;
  }

  Logs plus(Logs other) {
    return new Logs(count + other.count, sum + other.sum, squares + other.squares);
  }

  Logs minus(Logs other) {
    return new Logs(count - other.count, sum - other.sum, squares - other.squares);
  }

  Moments moments() {
    return Moments.of(count, sum, squares);
  }
}
