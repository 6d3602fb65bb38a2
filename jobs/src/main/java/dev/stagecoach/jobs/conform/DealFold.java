package dev.stagecoach.jobs.conform;

import dev.stagecoach.jobs.conform.Observation.Field;
import dev.stagecoach.jobs.conform.Observation.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the states of one deal out of what sources tell of it, in the total order.
 *
 * <p>A field that no change speaks of keeps its last value, and one that no change of the deal ever
 * speaks of has the value of the current record from the start. The current record is the last
 * change: where it disagrees with the history, it becomes a correction at the time it was last
 * modified (trap 4); a record older than the newest change is stale and corrects nothing. That the
 * history speaks of a field only later tells that nobody had filled it in before.
 */
final class DealFold {
  private static final Field[] FIELDS = Field.values();

  private final List<Observation> observations;
  private final @Nullable Long lastChangeAt;
  private final @Nullable Observation record;
  private final boolean[] hasHistory = new boolean[FIELDS.length];

  private DealFold(List<Observation> observations) {
    this.observations = observations;
    this.lastChangeAt =
        observations.stream()
            .filter(told -> told.isKnown() && !told.isRecord())
            .map(Observation::occurredAt)
            .filter(Objects::nonNull)
            .max(Long::compare)
            .orElse(null);
    this.record = observations.stream().filter(Observation::isRecord).findFirst().orElse(null);
    for (Observation told : observations) {
      for (Field field : FIELDS) {
        hasHistory[field.ordinal()] |= !told.isRecord() && told.of(field) != null;
      }
    }
  }

  /**
   * The states that differ from the ones before, in order.
   *
   * @param observations by instant, the source's sequence, stage position and row; the current
   *     record last
   */
  static List<State> states(List<Observation> observations) {
    return new DealFold(List.copyOf(observations)).states();
  }

  /** When the deal was created, as far as a source says. */
  static @Nullable Long createdAt(List<Observation> observations) {
    return observations.stream()
        .map(Observation::createdAt)
        .filter(Objects::nonNull)
        .max(Long::compare)
        .orElse(null);
  }

  private List<State> states() {
    List<Observation> counting = observations.stream().filter(this::counts).toList();
    @Nullable Told firstStage =
        counting.stream()
            .map(told -> told.of(Field.STAGE))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    @Nullable Told[] newest = new Told[FIELDS.length];
    List<State> states = new ArrayList<>();
    for (Observation observation : counting) {
      for (Field field : FIELDS) {
        Told told = observation.of(field);
        if (told != null) {
          newest[field.ordinal()] = told;
        }
      }
      @Nullable Long from = validFrom(observation);
      if (from != null) {
        states.add(new State(observation.isRecord(), from, values(newest, firstStage)));
      }
    }
    return differing(settled(states));
  }

  private boolean counts(Observation observation) {
    if (!observation.isKnown()) {
      return false;
    }
    if (!observation.isRecord() || lastChangeAt == null) {
      return true;
    }
    @Nullable Long at = observation.occurredAt();
    Told deleted = observation.of(Field.DELETED);
    return observation.isCurrentThen()
        && ((at != null && at >= lastChangeAt)
            || (deleted != null && Boolean.TRUE.equals(deleted.value())));
  }

  private @Nullable Long validFrom(Observation observation) {
    @Nullable Long at = observation.occurredAt();
    if (!observation.isRecord() || lastChangeAt == null) {
      return at;
    }
    return at == null ? lastChangeAt : Long.valueOf(Math.max(at, lastChangeAt));
  }

  private @Nullable Object[] values(@Nullable Told[] newest, @Nullable Told firstStage) {
    @Nullable Object[] values = new Object[FIELDS.length];
    for (Field field : FIELDS) {
      boolean isTold = field == Field.DELETED || hasHistory[field.ordinal()];
      @Nullable Told told =
          isTold ? newest[field.ordinal()] : record == null ? null : record.of(field);
      if (told == null && field == Field.STAGE) {
        // What is known of a deal before it first entered a stage, often in the same instant, is of
        // that first stage.
        told = firstStage;
      }
      values[field.ordinal()] = told == null ? null : told.value();
    }
    values[Field.DELETED.ordinal()] = Boolean.TRUE.equals(values[Field.DELETED.ordinal()]);
    return values;
  }

  /**
   * Owner and amount of an instant are those after everything that is told of it: what came before
   * held at no time.
   */
  private static List<State> settled(List<State> states) {
    List<State> settled = new ArrayList<>(states);
    for (int place = states.size() - 2; place >= 0; place--) {
      State next = settled.get(place + 1);
      if (states.get(place).validFrom() == next.validFrom()) {
        settled.set(place, states.get(place).settledLike(next));
      }
    }
    return settled;
  }

  /** A row that changes nothing we keep starts no state (trap 3). */
  private static List<State> differing(List<State> states) {
    List<State> differing = new ArrayList<>();
    for (int place = 0; place < states.size(); place++) {
      if (place == 0 || !states.get(place).isLike(states.get(place - 1))) {
        differing.add(states.get(place));
      }
    }
    return differing;
  }

  /**
   * One state of a deal.
   *
   * @param isRecord whether the current record tells of it
   * @param validFrom microseconds since 1970
   * @param values by {@link Field}
   */
  record State(boolean isRecord, long validFrom, @Nullable Object[] values) {

    @Nullable Object of(Field field) {
      return values[field.ordinal()];
    }

    private State settledLike(State other) {
      @Nullable Object[] settled = values.clone();
      for (Field field : List.of(Field.OWNER, Field.AMOUNT, Field.CURRENCY)) {
        settled[field.ordinal()] = other.of(field);
      }
      return new State(isRecord, validFrom, settled);
    }

    private boolean isLike(State other) {
      return Arrays.equals(values, other.values);
    }
  }
}
