package dev.stagecoach.jobs.plan;

/** A number of a plan and the range that history gives it. */
public record Figure(double value, Range range) {
  Figure times(double factor) {
    return new Figure(value * factor, new Range(range.low() * factor, range.high() * factor));
  }
}
