package dev.stagecoach.jobs.pipeline;

import dev.stagecoach.common.cube.CreditedMembers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The movements of many deals, added up for every member and period of every grain.
 *
 * <p>Deals are counted for the unit that is credited, and what goes from one unit to another for
 * the two together; only the sums are told to the members of units, of which each has several.
 *
 * <p>Wherever a member has a movement in a period, it has a start and an end too, be they zero.
 */
final class MovementSums {
  private static final int MOVEMENTS = Movement.values().length;

  private final CreditedMembers credited;
  private final List<PeriodGrid> grids;
  private final Waterfalls[] ofUnits;
  private final Map<Handover, Waterfalls> ofHandovers = new HashMap<>();
  private int size;

  MovementSums(CreditedMembers credited, List<PeriodGrid> grids) {
    this.credited = credited;
    this.grids = List.copyOf(grids);
    this.ofUnits = new Waterfalls[credited.membersOfUnit().size()];
  }

  /** A period: the number of its grain, and its own in that. */
  record Place(int grid, int period) {}

  /** One bar of one waterfall; the member by number. */
  record Key(int member, Place place, Movement movement) {}

  private record Handover(int giver, int taker) {}

  /** Adds all that a deal did in any period. */
  void add(DealHistory history) {
    for (int grid = 0; grid < grids.size(); grid++) {
      addEvents(history, grid);
      addEnds(history, grid);
    }
  }

  private void addEvents(DealHistory history, int grid) {
    PeriodGrid periods = grids.get(grid);
    for (int number = 0; number < history.states().size(); number++) {
      int period = periods.periodOf(history.states().get(number).sinceDay());
      if (period >= 0) {
        add(history.event(number), grid, period, Counting.GROSS);
      }
    }
  }

  /** A deal matters to the periods in which it was due or closed. */
  private void addEnds(DealHistory history, int grid) {
    PeriodGrid periods = grids.get(grid);
    List<DealState> states = history.states();
    int[] seen = new int[states.size()];
    for (int number = 0; number < seen.length; number++) {
      seen[number] = periods.periodOf(dayThatCounts(states.get(number)));
      if (seen[number] >= 0 && !isAmongFirst(seen, number, seen[number])) {
        addEnds(history, grid, seen[number]);
      }
    }
  }

  private static int dayThatCounts(DealState state) {
    return state.condition() == Condition.OPEN ? state.dueDay() : state.sinceDay();
  }

  private static boolean isAmongFirst(int[] numbers, int length, int number) {
    for (int i = 0; i < length; i++) {
      if (numbers[i] == number) {
        return true;
      }
    }
    return false;
  }

  private void addEnds(DealHistory history, int grid, int period) {
    PeriodGrid periods = grids.get(grid);
    history
        .between(periods.start(period), periods.knownEnd(period))
        .ifPresent(
            ends -> {
              addLevel(Movement.START, ends.before(), grid, period);
              add(ends, grid, period, Counting.NET);
              addLevel(Movement.END, ends.after(), grid, period);
            });
  }

  private void addLevel(Movement level, DealState state, int grid, int period) {
    if (grids.get(grid).window(period).holds(state)) {
      MovementCell cell = ofUnit(state.unit()).cell(grid, period, level);
      Step step = Step.of(level, state.money());
      cell.add(step, Counting.NET);
      cell.add(step, Counting.GROSS);
    }
  }

  private void add(Transition transition, int grid, int period, Counting counting) {
    DueWindow window = grids.get(grid).window(period);
    if (transition.isHandover(window)) {
      Handover handover = new Handover(transition.before().unit(), transition.after().unit());
      ofHandovers
          .computeIfAbsent(handover, added -> new Waterfalls())
          .cell(grid, period, Movement.TRANSFERRED_OUT)
          .add(Step.of(Movement.TRANSFERRED_OUT, transition.before().money()), counting);
    }
    for (Step step : transition.steps(window)) {
      ofUnit(transition.after().unit()).cell(grid, period, step.movement()).add(step, counting);
    }
  }

  private Waterfalls ofUnit(int unit) {
    if (ofUnits[unit] == null) {
      ofUnits[unit] = new Waterfalls();
    }
    return ofUnits[unit];
  }

  /** How many sums are kept. */
  int size() {
    return size;
  }

  /** Gives every sum of every member, and forgets them all. */
  void drain(BiConsumer<Key, MovementCell> taker) {
    Map<Integer, Waterfalls> ofMembers = new TreeMap<>();
    for (int unit = 0; unit < ofUnits.length; unit++) {
      if (ofUnits[unit] != null) {
        tell(ofUnits[unit], membersOf(unit), ofMembers);
        ofUnits[unit] = null;
      }
    }
    ofHandovers.forEach((handover, given) -> tell(handover, given, ofMembers));
    ofHandovers.clear();
    ofMembers.forEach(
        (member, waterfalls) -> {
          waterfalls.addMissingEnds();
          waterfalls.each(
              (place, movement, cell) -> taker.accept(new Key(member, place, movement), cell));
        });
    size = 0;
  }

  private void tell(Handover handover, Waterfalls given, Map<Integer, Waterfalls> ofMembers) {
    int[] givers = membersOf(handover.giver());
    int[] takers = membersOf(handover.taker());
    tell(given, without(givers, takers), ofMembers);
    tell(given.as(Movement.TRANSFERRED_IN), without(takers, givers), ofMembers);
  }

  private void tell(Waterfalls waterfalls, int[] members, Map<Integer, Waterfalls> ofMembers) {
    for (int member : members) {
      ofMembers.computeIfAbsent(member, added -> new Waterfalls()).addAll(waterfalls);
    }
  }

  private int[] membersOf(int unit) {
    return credited.membersOfUnit().get(unit);
  }

  /** The members of the first list that are not in the second; both ascend. */
  private static int[] without(int[] members, int[] others) {
    return Arrays.stream(members)
        .filter(member -> Arrays.binarySearch(others, member) < 0)
        .toArray();
  }

  private interface CellReader {
    void read(Place place, Movement movement, MovementCell cell);
  }

  /** The waterfalls of one unit, handover or member in every period, each bar in its slot. */
  private final class Waterfalls {
    private final @Nullable MovementCell[][] byGrid = new MovementCell[grids.size()][];

    MovementCell cell(int grid, int period, Movement movement) {
      if (byGrid[grid] == null) {
        byGrid[grid] = new MovementCell[grids.get(grid).size() * MOVEMENTS];
      }
      @Nullable MovementCell[] bars = byGrid[grid];
      int slot = period * MOVEMENTS + movement.ordinal();
      if (bars[slot] == null) {
        bars[slot] = new MovementCell();
        size++;
      }
      return Objects.requireNonNull(bars[slot]);
    }

    void each(CellReader reader) {
      Movement[] movements = Movement.values();
      for (int grid = 0; grid < byGrid.length; grid++) {
        @Nullable MovementCell[] bars = byGrid[grid];
        for (int slot = 0; bars != null && slot < bars.length; slot++) {
          if (bars[slot] != null) {
            reader.read(new Place(grid, slot / MOVEMENTS), movements[slot % MOVEMENTS], bars[slot]);
          }
        }
      }
    }

    void addAll(Waterfalls other) {
      other.each(
          (place, movement, cell) -> cell(place.grid(), place.period(), movement).addAll(cell));
    }

    /** The same sums as another movement; there must be one only. */
    Waterfalls as(Movement movement) {
      Waterfalls renamed = new Waterfalls();
      each((place, one, cell) -> renamed.cell(place.grid(), place.period(), movement).addAll(cell));
      return renamed;
    }

    void addMissingEnds() {
      each(
          (place, movement, cell) -> {
            cell(place.grid(), place.period(), Movement.START);
            cell(place.grid(), place.period(), Movement.END);
          });
    }
  }
}
