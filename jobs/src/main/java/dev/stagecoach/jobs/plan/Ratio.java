package dev.stagecoach.jobs.plan;

import java.util.OptionalDouble;

/** A quotient that stays in its parts, so that several can be pooled: sums, never averages. */
record Ratio(double numerator, double denominator) {
  static final Ratio NONE = new Ratio(0, 0);

  Ratio plus(Ratio other) {
    return new Ratio(numerator + other.numerator, denominator + other.denominator);
  }

  /** The quotient; empty where nothing stands below the line. */
  OptionalDouble value() {
    return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of(numerator / denominator);
  }
}
