package dev.stagecoach.common.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** An estimate that changes at event times only, with its variance, as far as the data reach. */
final class StepFunction {

  /**
   * Where the terms of a variance cancel, this much of them may remain. A variance that is there is
   * larger: that of one event among thirty million.
   */
  private static final double ROUNDING = 1e-15;

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
    if (!isKnownAt(time)) {
      return OptionalDouble.empty();
    }
    double variance = at(time, variances, 0);
    return OptionalDouble.of(variance > ROUNDING ? Math.sqrt(variance) : 0);
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
