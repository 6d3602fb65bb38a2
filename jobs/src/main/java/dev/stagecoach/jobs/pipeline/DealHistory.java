package dev.stagecoach.jobs.pipeline;

import java.util.List;
import java.util.Optional;

/** The states of one deal, in order. */
final class DealHistory {
  private final List<DealState> states;

  DealHistory(List<DealState> states) {
    this.states = List.copyOf(states);
  }

  List<DealState> states() {
    return states;
  }

  /** The same history as if one unit had had the deal all the time. */
  DealHistory creditedTo(int unit) {
    return new DealHistory(states.stream().map(state -> state.creditedTo(unit)).toList());
  }

  /** Whether no other unit than this ever had the deal. */
  boolean isOnlyOf(int unit) {
    return states.stream().allMatch(state -> state.unit() == unit);
  }

  /** What began with a state. */
  Transition event(int place) {
    DealState before = place == 0 ? DealState.ABSENT : states.get(place - 1);
    DealState after = states.get(place);
    boolean isClosing = after.condition().isClosed() && before.condition() != after.condition();
    return new Transition(before, after, isClosing);
  }

  /**
   * How the deal stood before the first of some days, and after the last; empty where nothing was
   * known of it by then. A deal that is no longer open stands as it was when it ceased to be.
   *
   * @param end the first day after
   */
  Optional<Transition> between(int start, int end) {
    int last = lastBefore(end);
    if (last < 0) {
      return Optional.empty();
    }
    int first = lastBefore(start);
    DealState before = first < 0 ? DealState.ABSENT : states.get(first);
    DealState after = states.get(arrival(last));
    boolean isClosing = after.condition().isClosed() && after.sinceDay() >= start;
    return Optional.of(new Transition(before, after, isClosing));
  }

  private int lastBefore(int day) {
    int last = states.size() - 1;
    while (last >= 0 && states.get(last).sinceDay() >= day) {
      last--;
    }
    return last;
  }

  /** The state by which the deal ceased to be open; an open state stands for itself. */
  private int arrival(int place) {
    Condition condition = states.get(place).condition();
    int first = place;
    while (condition != Condition.OPEN
        && first > 0
        && states.get(first - 1).condition() == condition) {
      first--;
    }
    return first;
  }
}
