package dev.stagecoach.jobs.run;

import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.stats.PopulationStability;
import dev.stagecoach.common.table.TableName;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the bins of a column.
 *
 * @param counts the rows of each bin, before and now
 */
record Shift(Map<String, long[]> counts) {
  /** Of fewer rows, no mix is expected to last. */
  private static final long FEWEST = 100;

  /** What a check says of it; empty where there are too few rows to tell. */
  Optional<CheckResult> result(TableName table, Check check) {
    long before = sum(side(0));
    long now = sum(side(1));
    if (before < FEWEST || now < FEWEST) {
      return Optional.empty();
    }
    PopulationStability stability = PopulationStability.of(side(0), side(1));
    boolean isShifted = stability.isShifted();
    Check told =
        isShifted
            ? new Check(
                check.level(), check.rule(), check.message() + " " + told(stability, before, now))
            : check;
    return Optional.of(
        new CheckResult(table.toString(), told, now, isShifted ? stability.moved() : 0));
  }

  private String told(PopulationStability stability, long before, long now) {
    Map.Entry<String, long[]> most =
        counts.entrySet().stream()
            .max(
                Comparator.comparingDouble(
                    bin ->
                        Math.abs(share(bin.getValue()[1], now) - share(bin.getValue()[0], before))))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "Most of all '%s': %.1f %% before, %.1f %% now (stability index %.2f).",
        most.getKey(),
        100 * share(most.getValue()[0], before),
        100 * share(most.getValue()[1], now),
        stability.index());
  }

  private long[] side(int side) {
    Collection<long[]> bins = counts.values();
    return bins.stream().mapToLong(bin -> bin[side]).toArray();
  }

  private static long sum(long[] rows) {
    return Arrays.stream(rows).sum();
  }

  private static double share(long part, long all) {
    return (double) part / all;
  }
}
