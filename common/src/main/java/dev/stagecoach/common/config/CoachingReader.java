package dev.stagecoach.common.config;

import dev.stagecoach.common.config.Coaching.Pattern;
import dev.stagecoach.common.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the block {@code coaching} against the metrics. */
final class CoachingReader {
  private CoachingReader() {}

  static Coaching coaching(Settings block, List<Metric> metrics) {
    MetricLookup known = new MetricLookup(metrics);
    List<Pattern> patterns = new ArrayList<>();
    block
        .named("patterns", "pattern")
        .forEach((name, pattern) -> pattern(name, pattern, known).ifPresent(patterns::add));
    return new Coaching(
        Grains.several(block, "grains"),
        Values.flag(block, "within-unit"),
        Values.share(block, "false-discovery-rate", "write a share from 0 to 1, e.g. 0.1"),
        Values.wholeNumber(block, "small-sample", 0, Integer.MAX_VALUE),
        patterns);
  }

  private static Optional<Pattern> pattern(String name, Settings block, MetricLookup metrics) {
    Values.checkName(block, name);
    Optional<Metric> much = metrics.named(block, "much");
    Optional<Metric> little = metrics.named(block, "little");
    String label = Values.optionalText(block, "label").orElse(name);
    String advice = Values.optionalText(block, "advice").orElse("");
    return much.flatMap(
        effort -> little.map(result -> new Pattern(name, label, effort, result, advice)));
  }
}
