package dev.stagecoach.jobs.simulate.chance;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of what was planted and of how deals ended; each worker keeps its own, then they merge.
 */
public final class Tally {
  private final Map<Planted, Long> planted = new EnumMap<>(Planted.class);
  private final Map<String, Map<String, Long>> outcomes = new TreeMap<>();

  /** Counts one more. */
  public void count(Planted kind) {
    planted.merge(kind, 1L, Long::sum);
  }

  /** Counts one more deal with an outcome in a group, such as a unit or a team. */
  public void count(String group, String outcome) {
    outcomes.computeIfAbsent(group, name -> new TreeMap<>()).merge(outcome, 1L, Long::sum);
  }

  /** Adds all counts of another tally. */
  public void add(Tally other) {
    other.planted.forEach((kind, count) -> planted.merge(kind, count, Long::sum));
    other.outcomes.forEach(
        (group, counts) ->
            counts.forEach(
                (outcome, count) ->
                    outcomes
                        .computeIfAbsent(group, name -> new TreeMap<>())
                        .merge(outcome, count, Long::sum)));
  }

  /** How often something was planted. */
  public long planted(Planted kind) {
    return planted.getOrDefault(kind, 0L);
  }

  /** The counts by group and outcome. */
  public Map<String, Map<String, Long>> outcomes() {
    return outcomes;
  }
}
