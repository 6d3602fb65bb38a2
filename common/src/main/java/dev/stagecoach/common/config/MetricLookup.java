package dev.stagecoach.common.config;

import dev.stagecoach.common.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the metrics that other settings name. */
final class MetricLookup {
  private final Map<String, Metric> metrics;

  MetricLookup(List<Metric> metrics) {
    this.metrics = metrics.stream().collect(Collectors.toMap(Metric::name, Function.identity()));
  }

  /** The metric that a setting must name; empty after a problem. */
  Optional<Metric> named(Settings settings, String key) {
    String name = Values.text(settings, key, "name a metric, e.g. win_rate");
    Optional<Metric> metric = Optional.ofNullable(metrics.get(name));
    if (metric.isEmpty() && !name.isEmpty()) {
      settings.dangling(
          key,
          "is '%s', which is no metric".formatted(name),
          NearestNames.remedy(name, metrics.keySet()));
    }
    return metric;
  }
}
