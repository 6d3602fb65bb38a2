package dev.stagecoach.jobs.plan;

import java.util.OptionalDouble;

/** What is said outright, and so neither comes from history nor has a range. */
public record KnownRates(OptionalDouble averageDealSize, OptionalDouble winRate) {
  /** Everything comes from history. */
  public static final KnownRates NONE =
      new KnownRates(OptionalDouble.empty(), OptionalDouble.empty());
}
