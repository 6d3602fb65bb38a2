package dev.stagecoach.jobs.pipeline;

import dev.stagecoach.common.cube.CreditedMembers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The movements of many deals, added up for every member and period of every grain.
 *
 * <p>Wherever a member has a movement in a period, it has a start and an end too, be they zero.
 */
final class MovementSums {
  private final CreditedMembers credited;
  private final List<PeriodGrid> grids;
  private final Map<Key, MovementCell> cells = new HashMap<>();

  MovementSums(CreditedMembers credited, List<PeriodGrid> grids) {
    this.credited = credited;
    this.grids = List.copyOf(grids);
  }

  /** A period: the number of its grain, and its own in that. */
  record Place(int grid, int period) {}

  /** One bar of one waterfall; the member by number. */
  record Key(int member, Place place, Movement movement) {
    private Key with(Movement other) {
      return new Key(member, place, other);
    }
  }

  /** Adds all that a deal did in any period. */
  void add(DealHistory history) {
    for (int grid = 0; grid < grids.size(); grid++) {
      addEvents(history, grid);
      addEnds(history, grid);
    }
  }

  private void addEvents(DealHistory history, int grid) {
    for (int number = 0; number < history.states().size(); number++) {
      int period = grids.get(grid).periodOf(history.states().get(number).sinceDay());
      if (period >= 0) {
        add(history.event(number), new Place(grid, period), Counting.GROSS);
      }
    }
  }

  private void addEnds(DealHistory history, int grid) {
    PeriodGrid periods = grids.get(grid);
    history.states().stream()
        .mapToInt(state -> periods.periodOf(dayThatCounts(state)))
        .filter(period -> period >= 0)
        .distinct()
        .forEach(
            period ->
                history
                    .between(periods.start(period), periods.knownEnd(period))
                    .ifPresent(ends -> addEnds(ends, new Place(grid, period))));
  }

  /** A deal matters to the periods in which it was due or closed. */
  private static int dayThatCounts(DealState state) {
    return state.condition() == Condition.OPEN ? state.dueDay() : state.sinceDay();
  }

  private void addEnds(Transition ends, Place place) {
    addLevel(Movement.START, ends.before(), place);
    add(ends, place, Counting.NET);
    addLevel(Movement.END, ends.after(), place);
  }

  private void addLevel(Movement level, DealState state, Place place) {
    if (window(place).holds(state)) {
      Step step = Step.of(level, state.money());
      int[] members = membersOf(state);
      add(members, step, place, Counting.NET);
      add(members, step, place, Counting.GROSS);
    }
  }

  private void add(Transition transition, Place place, Counting counting) {
    DueWindow window = window(place);
    int[] members = membersOf(transition.after());
    if (transition.isHandover(window)) {
      int[] givers = membersOf(transition.before());
      Money given = transition.before().money();
      Step out = Step.of(Movement.TRANSFERRED_OUT, given);
      Step in = Step.of(Movement.TRANSFERRED_IN, given);
      add(without(givers, members), out, place, counting);
      add(without(members, givers), in, place, counting);
    }
    for (Step step : transition.steps(window)) {
      add(members, step, place, counting);
    }
  }

  private void add(int[] members, Step step, Place place, Counting counting) {
    for (int member : members) {
      cell(new Key(member, place, step.movement())).add(step, counting);
    }
  }

  private DueWindow window(Place place) {
    return grids.get(place.grid()).window(place.period());
  }

  private int[] membersOf(DealState state) {
    return credited.membersOfUnit().get(state.unit());
  }

  /** The members of the first list that are not in the second; both ascend. */
  private static int[] without(int[] members, int[] others) {
    return Arrays.stream(members)
        .filter(member -> Arrays.binarySearch(others, member) < 0)
        .toArray();
  }

  private MovementCell cell(Key key) {
    MovementCell known = cells.get(key);
    if (known != null) {
      return known;
    }
    MovementCell added = new MovementCell();
    cells.put(key, added);
    cells.putIfAbsent(key.with(Movement.START), new MovementCell());
    cells.putIfAbsent(key.with(Movement.END), new MovementCell());
    return added;
  }

  int size() {
    return cells.size();
  }

  /** Gives every cell and forgets them all. */
  void drain(BiConsumer<Key, MovementCell> taker) {
    cells.forEach(taker);
    cells.clear();
  }
}
