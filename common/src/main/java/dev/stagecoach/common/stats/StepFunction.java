package dev.stagecoach.common.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** An estimate that changes at event times only, with its variance, as far as the data reach. */
final class StepFunction {

  private final double initial;
  private final double[] times;
  private final double[] values;
  private final double[] variances;
  private final int steps;
  private final double knownUntil;

  /** Walks the sweep to its end and keeps what it says at each event time. */
  StepFunction(
      double initial,
      EventSweep sweep,
      ToDoubleFunction<EventSweep> value,
      ToDoubleFunction<EventSweep> variance) {
    this.initial = initial;
    times = new double[sweep.mostSteps()];
    values = new double[sweep.mostSteps()];
    variances = new double[sweep.mostSteps()];
    int step = 0;
    while (sweep.advance()) {
      times[step] = sweep.time();
      values[step] = value.applyAsDouble(sweep);
      variances[step] = variance.applyAsDouble(sweep);
      step++;
    }
    steps = step;
    knownUntil = sweep.knownUntil();
  }

  OptionalDouble valueAt(double time) {
    return isKnownAt(time) ? OptionalDouble.of(at(time, values, initial)) : OptionalDouble.empty();
  }

  OptionalDouble standardErrorAt(double time) {
    // Rounding may leave a variance of nothing a hair below zero.
    return isKnownAt(time)
        ? OptionalDouble.of(Math.sqrt(Math.max(0, at(time, variances, 0))))
        : OptionalDouble.empty();
  }

  /** The first time at which the value is at the level or below. */
  OptionalDouble firstAtOrBelow(double level) {
    return IntStream.range(0, steps)
        .filter(step -> values[step] <= level)
        .mapToDouble(step -> times[step])
        .findFirst();
  }

  private boolean isKnownAt(double time) {
    if (!(time >= 0)) {
      throw new IllegalArgumentException("A horizon must not be negative, but got " + time);
    }
    return time <= knownUntil;
  }

  private double at(double time, double[] series, double before) {
    int found = Arrays.binarySearch(times, 0, steps, time);
    int last = found >= 0 ? found : -found - 2;
    return last < 0 ? before : series[last];
  }
}
