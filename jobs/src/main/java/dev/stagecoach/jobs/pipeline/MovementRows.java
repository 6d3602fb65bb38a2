package dev.stagecoach.jobs.pipeline;

import dev.stagecoach.common.cube.CreditedMembers;
import dev.stagecoach.common.cube.Decimals;
import dev.stagecoach.common.sql.KeptRow;
import dev.stagecoach.common.sql.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Turns the states of deals, sorted by deal and time, into sums of movements, the rows of
 * core.movement_cell. The sums of a task are given away whenever there are many of them, so that
 * memory stays bounded; what comes out is to be added up once more.
 */
final class MovementRows implements FlatMapFunction<Iterator<KeptRow>, Object[]> {
  private static final long serialVersionUID = 1L;
  private static final int MANY_CELLS = 250_000;
  private static final int PRECISION = 28;
  private static final int PLACES = 6;

  /** What a row that comes in must have, in order, as expressions over core.pipeline_state. */
  static final List<String> STATE_COLUMNS =
      List.of(
          "deal_key",
          "current_unit_key",
          "unix_date(since_on)",
          "condition",
          "unit_key",
          "unix_date(expected_close_on)",
          "currency",
          "amount",
          "amount_dated",
          "amount_constant");

  private final CreditedMembers credited;
  private final ArrayList<PeriodGrid> grids;

  MovementRows(CreditedMembers credited, List<PeriodGrid> grids) {
    this.credited = credited;
    this.grids = new ArrayList<>(grids);
  }

  @Override
  public Iterator<Object[]> call(Iterator<KeptRow> states) {
    return new Sums(states);
  }

  /** A state, and whose it is: what is read of a row before the next one overwrites it. */
  private record Told(long deal, int currentUnit, DealState state) {}

  /** Reads deals until there are many sums, gives these, and goes on. */
  private final class Sums implements Iterator<Object[]> {
    private final Iterator<KeptRow> rows;
    private final Map<UTF8String, Condition> conditions = new HashMap<>();
    private final Texts texts = new Texts();
    private final MovementSums atEvent = new MovementSums(credited, grids);
    private final MovementSums current = new MovementSums(credited, grids);

    /** Deals that one unit had all the time: the same whoever is credited. */
    private final MovementSums either = new MovementSums(credited, grids);

    private @Nullable Told pending;
    private Iterator<Object[]> ready = Collections.emptyIterator();

    Sums(Iterator<KeptRow> rows) {
      this.rows = rows;
      for (Condition condition : Condition.values()) {
        String label = condition.name().toLowerCase(Locale.ROOT);
        conditions.put(UTF8String.fromString(label), condition);
      }
      pending = told();
    }

    @Override
    public boolean hasNext() {
      while (!ready.hasNext() && pending != null) {
        while (pending != null && size() < MANY_CELLS) {
          addDeal(pending);
        }
        ready = drained().iterator();
      }
      return ready.hasNext();
    }

    private int size() {
      return atEvent.size() + current.size() + either.size();
    }

    private List<Object[]> drained() {
      List<Object[]> drained = new ArrayList<>(size());
      atEvent.drain((key, cell) -> drained.add(row("event", key, cell)));
      current.drain((key, cell) -> drained.add(row("current", key, cell)));
      either.drain(
          (key, cell) -> {
            drained.add(row("event", key, cell));
            drained.add(row("current", key, cell));
          });
      return drained;
    }

    private void addDeal(Told first) {
      List<DealState> states = new ArrayList<>();
      @Nullable Told next = first;
      while (next != null && next.deal() == first.deal()) {
        states.add(next.state());
        next = told();
      }
      pending = next;
      DealHistory history = new DealHistory(states);
      if (history.isOnlyOf(first.currentUnit())) {
        either.add(history);
      } else {
        atEvent.add(history);
        current.add(history.creditedTo(first.currentUnit()));
      }
    }

    private @Nullable Told told() {
      if (!rows.hasNext()) {
        return null;
      }
      KeptRow row = rows.next();
      return new Told(
          row.whole(0),
          credited.unit(row.whole(1)),
          new DealState(
              row.integer(2),
              condition(row.text(3)),
              credited.unit(row.whole(4)),
              row.isNull(5) ? DealState.NO_DAY : row.integer(5),
              row.isNull(7) ? Money.NONE : money(row)));
    }

    private Condition condition(UTF8String label) {
      Condition known = conditions.get(label);
      if (known == null) {
        throw new IllegalArgumentException("No deal can be '%s'".formatted(label));
      }
      return known;
    }

    private Money money(KeptRow row) {
      return new Money(
          Money.amount(row, 7),
          row.isNull(6) ? "" : row.text(6).toString(),
          Money.amount(row, 8),
          Money.amount(row, 9));
    }

    @Override
    public Object[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.next();
    }

    private Object[] row(String attribution, MovementSums.Key key, MovementCell cell) {
      CreditedMembers.Member member = credited.members().get(key.member());
      PeriodGrid grid = grids.get(key.place().grid());
      Movement movement = key.movement();
      MovementCell.Sum net = cell.of(Counting.NET);
      MovementCell.Sum gross = cell.of(Counting.GROSS);
      return new Object[] {
        texts.of(attribution),
        texts.of(member.level()),
        texts.of(member.id()),
        texts.of(grid.grain()),
        grid.start(key.place().period()),
        grid.isComplete(key.place().period()),
        texts.of(movement.label()),
        movement.ordinal(),
        movement.sign(),
        movement.movesDeals(),
        net.deals(),
        kept(net.dated()),
        kept(net.constant()),
        gross.deals(),
        kept(gross.dated()),
        kept(gross.constant())
      };
    }
  }

  private static Decimal kept(BigDecimal amount) {
    return Decimals.of(amount, PRECISION, PLACES);
  }
}
