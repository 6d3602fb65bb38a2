package dev.stagecoach.jobs.pipeline;

import dev.stagecoach.common.cube.CreditedMembers;
import dev.stagecoach.common.sql.KeptRow;
import dev.stagecoach.common.sql.KeptTexts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/**
 * Adds up by member, pipeline and stage what open states of deals change, each when it begins and
 * when it ends. Deals are counted for units, and only the sums told to the members of units. What
 * has been added up is given out whenever it is much, so that memory stays bounded.
 */
final class OpenChanges implements Iterator<Tuple2<List<String>, DayChanges>> {
  /** What names a series, in order. */
  static final List<String> SERIES =
      List.of("level", "attribution", "member_id", "pipeline", "stage");

  /** What a row that comes in must have, in order, as expressions over core.pipeline_state. */
  static final List<String> STATE_COLUMNS =
      List.of(
          "unit_key",
          "current_unit_key",
          "pipeline",
          "stage",
          "unix_date(since_on)",
          "unix_date(until_on)",
          "unix_date(coalesce(created_on, since_on))",
          "amount_dated",
          "amount_constant");

  /** About 50 MB. */
  private static final int MOST_DAYS = 1_000_000;

  private final Iterator<KeptRow> states;
  private final CreditedMembers credited;
  private final KeptTexts texts = new KeptTexts();
  private Iterator<Map.Entry<List<String>, DayChanges>> ready = Collections.emptyIterator();
  private int days;

  OpenChanges(Iterator<KeptRow> states, CreditedMembers credited) {
    this.states = states;
    this.credited = credited;
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && states.hasNext()) {
      ready = ofMembers(ofUnits()).entrySet().iterator();
    }
    return ready.hasNext();
  }

  @Override
  public Tuple2<List<String>, DayChanges> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Map.Entry<List<String>, DayChanges> series = ready.next();
    return new Tuple2<>(series.getKey(), series.getValue().trimmed());
  }

  private Map<Place, DayChanges> ofUnits() {
    Map<Place, DayChanges> ofUnits = new HashMap<>();
    days = 0;
    while (days < MOST_DAYS && states.hasNext()) {
      KeptRow state = states.next();
      int unit = credited.unit(state.whole(0));
      int currentUnit = credited.unit(state.whole(1));
      UTF8String pipeline = texts.of(state.text(2));
      UTF8String stage = texts.of(state.text(3));
      if (unit == currentUnit) {
        add(state, new Place(Credit.EITHER, unit, pipeline, stage), ofUnits);
      } else {
        add(state, new Place(Credit.EVENT, unit, pipeline, stage), ofUnits);
        add(state, new Place(Credit.CURRENT, currentUnit, pipeline, stage), ofUnits);
      }
    }
    return ofUnits;
  }

  private void add(KeptRow state, Place place, Map<Place, DayChanges> ofUnits) {
    DayChanges changes = ofUnits.computeIfAbsent(place, added -> new DayChanges());
    int before = changes.room();
    BigDecimal dated = Money.amount(state, 7);
    BigDecimal constant = Money.amount(state, 8);
    changes.add(state.integer(4), 1, state.integer(6), dated, constant);
    if (!state.isNull(5)) {
      changes.add(state.integer(5), -1, state.integer(6), dated, constant);
    }
    days += changes.room() - before;
  }

  private Map<List<String>, DayChanges> ofMembers(Map<Place, DayChanges> ofUnits) {
    Map<List<String>, DayChanges> ofMembers = new HashMap<>();
    ofUnits.forEach(
        (place, changes) -> {
          for (String attribution : place.credit().attributions()) {
            for (int number : credited.membersOfUnit().get(place.unit())) {
              ofMembers
                  .computeIfAbsent(
                      series(attribution, credited.members().get(number), place),
                      added -> new DayChanges())
                  .addAll(changes);
            }
          }
        });
    return ofMembers;
  }

  private static List<String> series(
      String attribution, CreditedMembers.Member member, Place place) {
    return new ArrayList<>(
        List.of(
            member.level(),
            attribution,
            member.id(),
            place.pipeline().toString(),
            place.stage().toString()));
  }

  /** Where a deal is open, and for whom it counts. */
  private record Place(Credit credit, int unit, UTF8String pipeline, UTF8String stage) {}

  /** By which ways of giving credit a state counts for a unit. */
  private enum Credit {
    EVENT(List.of("event")),
    CURRENT(List.of("current")),
    EITHER(List.of("event", "current"));

    private final List<String> attributions;

    Credit(List<String> attributions) {
      this.attributions = attributions;
    }

    List<String> attributions() {
      return attributions;
    }
  }
}
