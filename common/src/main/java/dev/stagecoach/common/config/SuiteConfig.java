package dev.stagecoach.common.config;

import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.metric.Metric;
import java.util.List;
import java.util.Optional;

/**
 * The whole configuration, valid as far as it can be without looking at data.
 *
 * @param sourcePath the folder against which relative source paths were resolved
 * @param sources sorted by name
 * @param funnels sorted by name
 * @param segments sorted by name
 * @param measures sorted by name
 * @param counted those measures that are counted from facts as configured, sorted by name
 * @param metrics sorted by name
 * @param scorecards sorted by name
 * @param experiments sorted by name
 */
public record SuiteConfig(
    String sourcePath,
    Business business,
    List<SourceSpec> sources,
    Stages stages,
    List<Funnel> funnels,
    Teams teams,
    List<Segment> segments,
    Activities activities,
    List<Measure> measures,
    List<CountedMeasure> counted,
    List<Metric> metrics,
    Planning planning,
    Marts marts,
    List<Scorecard> scorecards,
    Coaching coaching,
    List<Experiment> experiments,
    Quality quality,
    Privacy privacy,
    SparkSettings spark,
    Warehouse warehouse) {

  /** Keeps the lists as they are. */
  public SuiteConfig {
    sources = List.copyOf(sources);
    funnels = List.copyOf(funnels);
    segments = List.copyOf(segments);
    measures = List.copyOf(measures);
    counted = List.copyOf(counted);
    metrics = List.copyOf(metrics);
    scorecards = List.copyOf(scorecards);
    experiments = List.copyOf(experiments);
  }

  /** The source of a name. */
  public Optional<SourceSpec> source(String name) {
    return sources.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  /** The sources of one kind, e.g. {@code SourceSpec.Mapped.class}. */
  public <T extends SourceSpec> List<T> sources(Class<T> kind) {
    return sources.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
