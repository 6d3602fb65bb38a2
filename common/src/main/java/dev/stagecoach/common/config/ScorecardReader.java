package dev.stagecoach.common.config;

import dev.stagecoach.common.config.Scorecard.Benchmark;
import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.time.PeriodGrain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the block {@code scorecards} against the metrics. */
final class ScorecardReader {
  private static final String METRICS = "metrics";
  private static final String METRIC = "metric";
  private static final String WEIGHT = "weight";
  private static final String WEIGHT_RULE =
      "write a number above 0, e.g. 0.15 for 15 points at the benchmark";
  private static final String BENCHMARK_RULE = "write a number above 0, or target, or peers";

  private final MetricLookup metrics;

  private ScorecardReader(List<Metric> metrics) {
    this.metrics = new MetricLookup(metrics);
  }

  static List<Scorecard> scorecards(Settings root, List<Metric> metrics) {
    ScorecardReader reader = new ScorecardReader(metrics);
    List<Scorecard> scorecards = new ArrayList<>();
    root.named("scorecards", "scorecard")
        .forEach((name, block) -> scorecards.add(reader.scorecard(name, block)));
    return scorecards;
  }

  private Scorecard scorecard(String name, Settings block) {
    Values.checkName(block, name);
    List<Settings> blocks = block.listed(METRICS, "scorecard-metric");
    if (blocks.isEmpty() && !block.isFaulty(METRICS)) {
      block.missing(METRICS, "write a list, e.g. [ { metric = win_rate, weight = 0.5 } ]");
    }
    Set<String> seen = new HashSet<>();
    List<Scorecard.Entry> entries =
        blocks.stream().flatMap(entry -> entry(entry, seen).stream()).toList();
    return new Scorecard(
        name,
        Values.optionalText(block, "label").orElse(name),
        Values.someOrAny(block, "roles", "write a list of roles, or [\"*\"]"),
        Values.someOrAny(block, "teams", "write a list of team ids, or [\"*\"]"),
        Grains.one(block, "grain").orElse(PeriodGrain.MONTH),
        Values.flag(block, "capped"),
        Values.wholeNumber(block, "small-sample", 0, Integer.MAX_VALUE),
        entries);
  }

  private Optional<Scorecard.Entry> entry(Settings block, Set<String> seen) {
    Optional<Metric> metric = metrics.named(block, METRIC);
    metric
        .filter(found -> !seen.add(found.name()))
        .ifPresent(
            found ->
                block.fault(
                    METRIC, "is '%s' once more".formatted(found.name()), "name each metric once"));
    Optional<BigDecimal> weight =
        Values.parsed(block, WEIGHT, ScorecardReader::aboveZero, WEIGHT_RULE);
    if (weight.isEmpty()) {
      block.missing(WEIGHT, WEIGHT_RULE);
    }
    Optional<Benchmark> benchmark =
        Values.parsed(block, "benchmark", ScorecardReader::benchmark, BENCHMARK_RULE);
    return metric.flatMap(
        found ->
            weight.flatMap(
                worth -> benchmark.map(level -> new Scorecard.Entry(found, level, worth))));
  }

  private static Benchmark benchmark(String text) {
    return switch (text) {
      case "target" -> new Scorecard.OfTarget();
      case "peers" -> new Scorecard.OfPeers();
      default -> new Scorecard.Fixed(aboveZero(text));
    };
  }

  private static BigDecimal aboveZero(String text) {
    BigDecimal number = new BigDecimal(text);
    if (number.signum() <= 0) {
      throw new ArithmeticException("not above zero");
    }
    return number;
  }
}
