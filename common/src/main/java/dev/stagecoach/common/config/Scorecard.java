package dev.stagecoach.common.config;

import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.time.PeriodGrain;
import java.math.BigDecimal;
import java.util.List;

/**
 * By what reps of a role are judged, period by period, beside their peers.
 *
 * @param roles whose scorecard it is; {@link Stages#ANY} for everyone's
 * @param teams ids of teams whose reps it is for, teams below included; {@link Stages#ANY} for all
 * @param isCapped whether a metric gives no more points than for reaching its benchmark
 * @param smallSample a quotient that rests on fewer deals, calls, … is drawn toward the peers'
 */
public record Scorecard(
    String name,
    String label,
    List<String> roles,
    List<String> teams,
    PeriodGrain grain,
    boolean isCapped,
    int smallSample,
    List<Entry> entries) {

  /** Keeps the lists as they are. */
  public Scorecard {
    roles = List.copyOf(roles);
    teams = List.copyOf(teams);
    entries = List.copyOf(entries);
  }

  /**
   * One metric of a scorecard.
   *
   * @param weight what reaching the benchmark is worth: 0.15 for 15 points
   */
  public record Entry(Metric metric, Benchmark benchmark, BigDecimal weight) {}

  /** What a metric should be. */
  public sealed interface Benchmark {}

  /** A number of its own. */
  public record Fixed(BigDecimal value) implements Benchmark {}

  /** The target of the metric in {@code mart.kpi}, such as the rep's quota. */
  public record OfTarget() implements Benchmark {}

  /** What the peers together came to. */
  public record OfPeers() implements Benchmark {}
}
