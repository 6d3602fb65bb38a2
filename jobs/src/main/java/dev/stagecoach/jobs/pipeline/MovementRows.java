package dev.stagecoach.jobs.pipeline;

import dev.stagecoach.common.cube.CreditedMembers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Turns the states of deals, sorted by deal and time, into sums of movements. The sums of a
 * partition are given away whenever there are many of them, so that memory stays bounded; what
 * comes out is to be added up once more.
 */
final class MovementRows implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final int MANY_CELLS = 250_000;

  /** What a row that comes in must have, in order, as expressions over core.pipeline_state. */
  static final List<String> STATE_COLUMNS =
      List.of(
          "deal_key",
          "version_number",
          "unix_date(since_on)",
          "condition",
          "unit_key",
          "current_unit_key",
          "unix_date(expected_close_on)",
          "currency",
          "amount",
          "amount_dated",
          "amount_constant");

  private static final DataType AMOUNT = DataTypes.createDecimalType(28, 6);

  private final CreditedMembers credited;
  private final ArrayList<PeriodGrid> grids;

  MovementRows(CreditedMembers credited, List<PeriodGrid> grids) {
    this.credited = credited;
    this.grids = new ArrayList<>(grids);
  }

  /** The columns of the rows made; {@code period_start} counts days from 1970. */
  static StructType schema() {
    List<StructField> fields = new ArrayList<>();
    for (String name : List.of("attribution", "level", "member_id", "period_grain")) {
      fields.add(DataTypes.createStructField(name, DataTypes.StringType, false));
    }
    fields.add(DataTypes.createStructField("period_start", DataTypes.IntegerType, false));
    fields.add(DataTypes.createStructField("is_complete", DataTypes.BooleanType, false));
    fields.add(DataTypes.createStructField("movement", DataTypes.StringType, false));
    fields.add(DataTypes.createStructField("position", DataTypes.IntegerType, false));
    fields.add(DataTypes.createStructField("sign", DataTypes.IntegerType, false));
    fields.add(DataTypes.createStructField("moves_deals", DataTypes.BooleanType, false));
    for (String prefix : List.of("", "gross_")) {
      fields.add(DataTypes.createStructField(prefix + "deals", DataTypes.LongType, false));
      fields.add(DataTypes.createStructField(prefix + "amount", AMOUNT, false));
      fields.add(DataTypes.createStructField(prefix + "amount_constant", AMOUNT, false));
    }
    return DataTypes.createStructType(fields);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> states) {
    return new Sums(states);
  }

  /** Reads deals until there are many sums, gives these, and goes on. */
  private final class Sums implements Iterator<Row> {
    private final Iterator<Row> states;
    private final MovementSums atEvent = new MovementSums(credited, grids);
    private final MovementSums current = new MovementSums(credited, grids);
    private @Nullable Row pending;
    private Iterator<Row> ready = Collections.emptyIterator();

    Sums(Iterator<Row> states) {
      this.states = states;
      pending = states.hasNext() ? states.next() : null;
    }

    @Override
    public boolean hasNext() {
      while (!ready.hasNext() && pending != null) {
        while (pending != null && atEvent.size() + current.size() < MANY_CELLS) {
          addDeal(pending);
        }
        List<Row> rows = new ArrayList<>(atEvent.size() + current.size());
        atEvent.drain((key, cell) -> rows.add(row("event", key, cell)));
        current.drain((key, cell) -> rows.add(row("current", key, cell)));
        ready = rows.iterator();
      }
      return ready.hasNext();
    }

    private void addDeal(Row first) {
      List<DealState> deal = new ArrayList<>();
      @Nullable Row state = first;
      while (state != null && state.getLong(0) == first.getLong(0)) {
        deal.add(state(state));
        state = states.hasNext() ? states.next() : null;
      }
      pending = state;
      DealHistory history = new DealHistory(deal);
      atEvent.add(history);
      current.add(history.creditedTo(credited.unit(first.getLong(5))));
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.next();
    }
  }

  private DealState state(Row row) {
    return new DealState(
        row.getInt(2),
        Condition.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
        credited.unit(row.getLong(4)),
        row.isNullAt(6) ? DealState.NO_DAY : row.getInt(6),
        row.isNullAt(8)
            ? Money.NONE
            : new Money(
                row.getDecimal(8), row.getString(7), row.getDecimal(9), row.getDecimal(10)));
  }

  private Row row(String attribution, MovementSums.Key key, MovementCell cell) {
    CreditedMembers.Member member = credited.members().get(key.member());
    PeriodGrid grid = grids.get(key.place().grid());
    Movement movement = key.movement();
    MovementCell.Sum net = cell.of(Counting.NET);
    MovementCell.Sum gross = cell.of(Counting.GROSS);
    return RowFactory.create(
        attribution,
        member.level(),
        member.id(),
        grid.grain(),
        grid.start(key.place().period()),
        grid.isComplete(key.place().period()),
        movement.label(),
        movement.ordinal(),
        movement.sign(),
        movement.movesDeals(),
        net.deals(),
        places(net.dated()),
        places(net.constant()),
        gross.deals(),
        places(gross.dated()),
        places(gross.constant()));
  }

  /** Spark wants the places of the column's type. */
  private static BigDecimal places(BigDecimal amount) {
    return amount.setScale(6);
  }
}
