package dev.stagecoach.jobs.coach.trial;

import dev.stagecoach.common.stats.ClusteredDifference;
import dev.stagecoach.common.stats.ClusteredDifference.Cluster;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of the deals of one variant, by the rep who created them. Only deals that were
 * watched for the whole window are in it.
 *
 * @param byRep sorted by rep
 */
public record Arm(Map<String, Tried> byRep) {
  private static final Tried NOTHING = new Tried(0, 0);

  /** Keeps the map as it is. */
  public Arm {
    byRep = new TreeMap<>(byRep);
  }

  /** Deals, and how many of them got to the outcome in time. */
  public record Tried(long deals, long reached) {
    /** Both together. */
    public Tried plus(Tried other) {
      return new Tried(deals + other.deals, reached + other.reached);
    }
  }

  /** All reps together. */
  public Tried total() {
    return byRep.values().stream().reduce(NOTHING, Tried::plus);
  }

  /** How many reps have deals in it. */
  public long reps() {
    return byRep.values().stream().filter(tried -> tried.deals() > 0).count();
  }

  /** What reps do to the variance of the difference between this arm and another one. */
  public ClusteredDifference clusteredAgainst(Arm other) {
    Set<String> reps = new TreeSet<>(byRep.keySet());
    reps.addAll(other.byRep.keySet());
    List<Cluster> clusters =
        reps.stream()
            .map(
                rep -> {
                  Tried here = byRep.getOrDefault(rep, NOTHING);
                  Tried there = other.byRep.getOrDefault(rep, NOTHING);
                  return new Cluster(here.reached(), here.deals(), there.reached(), there.deals());
                })
            .toList();
    return ClusteredDifference.of(clusters);
  }
}
