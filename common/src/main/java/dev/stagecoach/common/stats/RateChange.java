package dev.stagecoach.common.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a rate of a whole changed, by its groups: a group's own rate changed, or its share of the
 * whole did. The parts of all groups add up to the change of the whole's rate exactly.
 *
 * <p>With the group's weights {@code w} (its share of all trials) and rates {@code r} before (0)
 * and after (1), and the mean {@code m} of the whole's rates, {@code rate = (r1 - r0) (w0 + w1) /
 * 2} and {@code mix = (w1 - w0) ((r0 + r1) / 2 - m)}: the decomposition of Marshall and Edgeworth,
 * which treats both times alike (Kitagawa, E. M. 1955, Journal of the American Statistical
 * Association 50: 1168-1194). A group without trials at one of the times has no rate there; it is
 * taken as unchanged, so that the group counts as mix alone.
 *
 * @param rate what the change of the group's own rate contributes
 * @param mix what the change of the group's share of the whole contributes
 */
public record RateChange(double rate, double mix) {

  /**
   * The parts of each group, in order.
   *
   * @throws IllegalArgumentException if there are no trials at all at one of the times
   */
  public static List<RateChange> of(List<Group> groups) {
    Sums before = Sums.of(groups.stream().map(Group::before).toList());
    Sums after = Sums.of(groups.stream().map(Group::after).toList());
    double mean = (before.rate() + after.rate()) / 2;
    List<RateChange> parts = new ArrayList<>();
    for (Group group : groups) {
      double rateBefore =
          group.before().trials() == 0 ? group.after().rate() : group.before().rate();
      double rateAfter = group.after().trials() == 0 ? group.before().rate() : group.after().rate();
      double weightBefore = (double) group.before().trials() / before.trials();
      double weightAfter = (double) group.after().trials() / after.trials();
      parts.add(
          new RateChange(
              (rateAfter - rateBefore) * (weightBefore + weightAfter) / 2,
              (weightAfter - weightBefore) * ((rateBefore + rateAfter) / 2 - mean)));
    }
    return parts;
  }

  /** What the group contributes in all. */
  public double total() {
    return rate + mix;
  }

  /** One group at both times. */
  public record Group(Sums before, Sums after) {}

  /** So many successes of so many trials. */
  public record Sums(long successes, long trials) {

    private static Sums of(List<Sums> parts) {
      Sums sums =
          new Sums(
              parts.stream().mapToLong(Sums::successes).sum(),
              parts.stream().mapToLong(Sums::trials).sum());
      if (sums.trials == 0) {
        throw new IllegalArgumentException("A rate without any trials cannot have changed");
      }
      return sums;
    }

    /** Successes by trials; zero where there are none of either. */
    double rate() {
      return trials == 0 ? 0 : (double) successes / trials;
    }
  }
}
