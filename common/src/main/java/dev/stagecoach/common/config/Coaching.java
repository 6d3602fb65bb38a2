package dev.stagecoach.common.config;

import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.time.PeriodGrain;
import java.util.List;

/**
 * How reps and teams are compared with their peers, to see what to coach.
 *
 * @param grains the lengths of time that are compared
 * @param isWithinUnit whether peers are only those below the same topmost team
 * @param falseDiscoveryRate the share of all alarms that may be there by chance alone
 * @param smallSample what rests on fewer deals is marked
 * @param patterns sorted by name
 */
public record Coaching(
    List<PeriodGrain> grains,
    boolean isWithinUnit,
    double falseDiscoveryRate,
    int smallSample,
    List<Pattern> patterns) {

  /** Keeps the lists as they are. */
  public Coaching {
    grains = List.copyOf(grains);
    patterns = List.copyOf(patterns);
  }

  /**
   * Much effort with little to show for it.
   *
   * @param much a metric of the effort, at least as high as the peers'
   * @param little a metric of what comes of it, lower than the peers' by more than chance
   * @param advice what to talk about
   */
  public record Pattern(String name, String label, Metric much, Metric little, String advice) {}
}
