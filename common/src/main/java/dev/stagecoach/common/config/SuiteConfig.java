package dev.stagecoach.common.config;

import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.metric.Metric;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
 * @param digests of what is written in each section, defaults included: equal digests mean equal
 *     settings, wherever they are written
 * @param told the sections that may be read; others are refused
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
    Operations operations,
    SparkSettings spark,
    Warehouse warehouse,
    Map<Section, String> digests,
    Set<Section> told) {

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
    digests = Collections.unmodifiableMap(new TreeMap<>(digests));
    told = Collections.unmodifiableSet(new TreeSet<>(told));
  }

  /**
   * The same configuration for one who is told only some of its sections: what is made by it cannot
   * depend on others.
   */
  public SuiteConfig limitedTo(Set<Section> sections) {
    return new SuiteConfig(
        sourcePath,
        business,
        sources,
        stages,
        funnels,
        teams,
        segments,
        activities,
        measures,
        counted,
        metrics,
        planning,
        marts,
        scorecards,
        coaching,
        experiments,
        quality,
        privacy,
        operations,
        spark,
        warehouse,
        digests,
        sections);
  }

  @Override
  public Business business() {
    require(Section.BUSINESS);
    return business;
  }

  @Override
  public List<SourceSpec> sources() {
    require(Section.SOURCES);
    return sources;
  }

  @Override
  public Stages stages() {
    require(Section.STAGES);
    return stages;
  }

  @Override
  public List<Funnel> funnels() {
    require(Section.FUNNELS);
    return funnels;
  }

  @Override
  public Teams teams() {
    require(Section.TEAMS);
    return teams;
  }

  @Override
  public List<Segment> segments() {
    require(Section.SEGMENTS);
    return segments;
  }

  @Override
  public Activities activities() {
    require(Section.ACTIVITIES);
    return activities;
  }

  @Override
  public List<Measure> measures() {
    require(Section.METRICS);
    return measures;
  }

  @Override
  public List<CountedMeasure> counted() {
    require(Section.METRICS);
    return counted;
  }

  @Override
  public List<Metric> metrics() {
    require(Section.METRICS);
    return metrics;
  }

  @Override
  public Planning planning() {
    require(Section.PLANNING);
    return planning;
  }

  @Override
  public List<Scorecard> scorecards() {
    require(Section.SCORECARDS);
    return scorecards;
  }

  @Override
  public Coaching coaching() {
    require(Section.COACHING);
    return coaching;
  }

  @Override
  public List<Experiment> experiments() {
    require(Section.EXPERIMENTS);
    return experiments;
  }

  @Override
  public Privacy privacy() {
    require(Section.PRIVACY);
    return privacy;
  }

  private void require(Section section) {
    if (!told.contains(section)) {
      throw new IllegalStateException(
          "The settings of section %s are read by a table whose contract does not name it; name it in its 'settings'"
              .formatted(section.label()));
    }
  }

  /** The source of a name. */
  public Optional<SourceSpec> source(String name) {
    return sources().stream().filter(source -> source.name().equals(name)).findFirst();
  }

  /** The sources of one kind, e.g. {@code SourceSpec.Mapped.class}. */
  public <T extends SourceSpec> List<T> sources(Class<T> kind) {
    return sources().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
