package dev.stagecoach.common.config;

import dev.stagecoach.common.config.Planning.Holder;
import dev.stagecoach.common.config.Planning.Target;
import dev.stagecoach.common.time.PeriodGrain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the block {@code targets}: no two may say different things of one day. */
final class TargetReader {
  private static final String METRIC = "metric";
  private static final String VALUE = "value";
  private static final String UNTIL = "until";
  private static final String REP = "rep";
  private static final String DATE = "write a date, e.g. 2025-01-01";

  /** The grains that {@code mart.kpi} has. */
  private static final Set<PeriodGrain> GRAINS =
      Set.of(
          PeriodGrain.WEEK,
          PeriodGrain.MONTH,
          PeriodGrain.QUARTER,
          PeriodGrain.YEAR,
          PeriodGrain.FISCAL_QUARTER,
          PeriodGrain.FISCAL_YEAR);

  private final Set<String> metrics;

  private TargetReader(Set<String> metrics) {
    this.metrics = metrics;
  }

  /** The targets; {@code metrics} are the names that there are. */
  static List<Target> targets(Settings root, Set<String> metrics) {
    TargetReader reader = new TargetReader(metrics);
    List<Target> targets = new ArrayList<>();
    root.named("targets", "target")
        .forEach(
            (name, block) -> {
              Target target = reader.target(name, block);
              reader.checkOverlap(block, target, targets);
              targets.add(target);
            });
    return targets;
  }

  private Target target(String name, Settings block) {
    Values.checkName(block, name);
    String metric = Values.text(block, METRIC, "write the name of a metric, e.g. deals_won");
    if (!block.isFaulty(METRIC) && !metrics.contains(metric)) {
      block.dangling(
          METRIC,
          "is '%s', which is no metric".formatted(metric),
          NearestNames.remedy(metric, metrics));
    }
    Optional<LocalDate> from = Values.parsed(block, "from", LocalDate::parse, DATE);
    Optional<LocalDate> until = Values.parsed(block, UNTIL, LocalDate::parse, DATE);
    if (from.isPresent() && until.isPresent() && !until.orElseThrow().isAfter(from.orElseThrow())) {
      block.fault(
          UNTIL,
          "is %s, which is not after from".formatted(until.orElseThrow()),
          "write the first day on which the target does not hold any more");
    }
    return new Target(
        name,
        Values.optionalText(block, "label").orElse(name),
        holder(block),
        metric,
        Values.choice(block, "period", grains()).orElse(PeriodGrain.QUARTER),
        value(block),
        from,
        until,
        block.origin());
  }

  private static Holder holder(Settings block) {
    Optional<String> team = Values.optionalText(block, "team");
    Optional<String> rep = Values.optionalText(block, REP);
    if (team.isPresent() && rep.isPresent()) {
      block.fault(REP, "stands beside a team", "write either, or neither for the company");
    }
    return rep.map(Holder::rep).or(() -> team.map(Holder::team)).orElse(Holder.COMPANY);
  }

  private static BigDecimal value(Settings block) {
    String remedy = "write the number to be reached in a period, e.g. 50";
    Optional<BigDecimal> value = Values.parsed(block, VALUE, BigDecimal::new, remedy);
    if (value.isEmpty()) {
      block.missing(VALUE, remedy);
    }
    return value.orElse(BigDecimal.ONE);
  }

  private static Map<String, PeriodGrain> grains() {
    Map<String, PeriodGrain> grains = new TreeMap<>();
    Arrays.stream(PeriodGrain.values())
        .filter(GRAINS::contains)
        .forEach(grain -> grains.put(grain.label(), grain));
    return grains;
  }

  private void checkOverlap(Settings block, Target target, List<Target> earlier) {
    earlier.stream()
        .filter(target::overlaps)
        .findFirst()
        .ifPresent(
            other ->
                block
                    .problems()
                    .add(
                        block.origin(),
                        "targets.%s overlaps targets.%s (%s): both say what %s of %s %s is to be"
                            .formatted(
                                target.name(),
                                other.name(),
                                other.origin(),
                                target.metric(),
                                target.holder().level(),
                                target.holder().memberId()),
                        "let one end (until) on the day on which the other begins (from)"));
  }
}
