package dev.stagecoach.jobs.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * How long after entering a stage deals are won, of those that are won: the cumulative incidence of
 * winning by its value at the longest horizon, straight between the horizons.
 */
public final class LagDistribution {
  /** Everything at once, where nothing is known. */
  public static final LagDistribution NONE = new LagDistribution(List.of());

  private final List<Knot> knots;

  private LagDistribution(List<Knot> knots) {
    this.knots = List.copyOf(knots);
  }

  /**
   * The distribution through some horizons.
   *
   * @param incidence by days since the entry, the share of entries that were won by then; never
   *     falling
   */
  public static LagDistribution of(SortedMap<Integer, Double> incidence) {
    double whole = incidence.values().stream().reduce(0.0, Math::max);
    if (whole == 0) {
      return NONE;
    }
    List<Knot> knots = new ArrayList<>();
    knots.add(new Knot(0, 0));
    incidence.forEach((days, won) -> knots.add(new Knot(days, won / whole)));
    return new LagDistribution(knots);
  }

  /** The share that is won within so many days. */
  public double within(double days) {
    if (days <= 0) {
      return knots.isEmpty() ? 1 : 0;
    }
    for (int place = 1; place < knots.size(); place++) {
      if (days < knots.get(place).days()) {
        return knots.get(place - 1).towards(knots.get(place), days);
      }
    }
    return 1;
  }

  /** The share that is won in the week of that number, 0 for the week of the entry. */
  double inWeek(int week) {
    double before = week == 0 ? 0 : within(7.0 * week);
    return within(7.0 * (week + 1)) - before;
  }

  private record Knot(double days, double share) {
    double towards(Knot next, double at) {
      return share + (next.share - share) * (at - days) / (next.days - days);
    }
  }
}
