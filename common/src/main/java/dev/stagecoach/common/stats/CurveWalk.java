package dev.stagecoach.common.stats;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What a sweep says at one time or another, as far as the data reach. It goes forward from one
 * question to the next and begins again where a question goes back.
 */
final class CurveWalk {

  /**
   * Where the terms of a variance cancel, this much of them may remain. A variance that is there is
   * larger: that of one event among thirty million.
   */
  private static final double ROUNDING = 1e-15;

  private EventSweep sweep;
  private double reached;

  CurveWalk(EventSweep sweep) {
    this.sweep = sweep;
  }

  OptionalDouble at(double time, ToDoubleFunction<EventSweep> value) {
    return isKnownAt(time)
        ? OptionalDouble.of(value.applyAsDouble(sweepAt(time)))
        : OptionalDouble.empty();
  }

  OptionalDouble standardErrorAt(double time, ToDoubleFunction<EventSweep> variance) {
    if (!isKnownAt(time)) {
      return OptionalDouble.empty();
    }
    double found = variance.applyAsDouble(sweepAt(time));
    return OptionalDouble.of(found > ROUNDING ? Math.sqrt(found) : 0);
  }

  /** The first time of an event at which the value is at the level or below. */
  OptionalDouble firstAtOrBelow(double level, ToDoubleFunction<EventSweep> value) {
    EventSweep fresh = sweep.again();
    while (fresh.advance()) {
      if (value.applyAsDouble(fresh) <= level) {
        return OptionalDouble.of(fresh.time());
      }
    }
    return OptionalDouble.empty();
  }

  private EventSweep sweepAt(double time) {
    if (time < reached) {
      sweep = sweep.again();
    }
    reached = time;
    sweep.goTo(time);
    return sweep;
  }

  private boolean isKnownAt(double time) {
    if (!(time >= 0)) {
      throw new IllegalArgumentException("A horizon must not be negative, but got " + time);
    }
    return time <= sweep.knownUntil();
  }
}
