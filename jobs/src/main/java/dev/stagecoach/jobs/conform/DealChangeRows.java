package dev.stagecoach.jobs.conform;

import dev.stagecoach.common.sql.KeptRow;
import dev.stagecoach.common.sql.KeptTexts;
import dev.stagecoach.jobs.conform.Observation.Field;
import dev.stagecoach.jobs.conform.Observation.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Turns what is told of deals, one deal after the other, into the rows of core.deal_change. */
final class DealChangeRows implements Iterator<Object[]> {
  /** What a row that comes in must have, in order: columns of core.deal_observation. */
  static final List<String> COLUMNS =
      List.of(
          "deal_key",
          "source",
          "is_record",
          "is_known",
          "is_current_then",
          "occurred_at",
          "created_at",
          "mapped_stage",
          "owner",
          "amount",
          "currency",
          "expected_close",
          "forecast_category",
          "deleted");

  private static final int FIRST_FIELD = COLUMNS.indexOf("mapped_stage");
  private static final int STAGE_FIELDS = 5;

  /** The types of the fields behind the stage. */
  private static final DataType[] TYPES = {
    DataTypes.StringType,
    DataTypes.createDecimalType(24, 6),
    DataTypes.StringType,
    DataTypes.DateType,
    DataTypes.StringType,
    DataTypes.BooleanType
  };

  private final Iterator<KeptRow> rows;
  private final KeptTexts texts = new KeptTexts();
  private @Nullable Row pending;
  private Iterator<Object[]> ready = Collections.emptyIterator();

  DealChangeRows(Iterator<KeptRow> rows) {
    this.rows = rows;
    this.pending = row();
  }

  /** What is read of a row before the next one overwrites it. */
  private record Row(long deal, UTF8String source, Observation observation) {}

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && pending != null) {
      ready = changes(pending).iterator();
    }
    return ready.hasNext();
  }

  @Override
  public Object[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.next();
  }

  private List<Object[]> changes(Row first) {
    List<Observation> observations = new ArrayList<>();
    @Nullable Row next = first;
    while (next != null && next.deal() == first.deal()) {
      observations.add(next.observation());
      next = row();
    }
    pending = next;
    @Nullable Long createdAt = DealFold.createdAt(observations);
    List<DealFold.State> states = DealFold.states(observations);
    return IntStream.range(0, states.size())
        .mapToObj(place -> change(first, states, place, createdAt))
        .toList();
  }

  private static Object[] change(
      Row deal, List<DealFold.State> states, int place, @Nullable Long createdAt) {
    DealFold.State state = states.get(place);
    @Nullable Long until =
        place + 1 < states.size() ? Long.valueOf(states.get(place + 1).validFrom()) : null;
    @Nullable ToldStage stage = (ToldStage) state.of(Field.STAGE);
    return new Object[] {
      deal.deal(),
      place + 1,
      deal.source(),
      state.isRecord(),
      state.validFrom(),
      until,
      states.get(0).validFrom(),
      createdAt,
      stage == null ? null : stage.pipeline(),
      stage == null ? null : stage.sourceStageId(),
      stage == null ? null : stage.stage(),
      stage == null ? null : stage.position(),
      stage == null ? null : stage.kind(),
      state.of(Field.OWNER),
      state.of(Field.AMOUNT),
      state.of(Field.CURRENCY),
      state.of(Field.EXPECTED_CLOSE),
      state.of(Field.FORECAST_CATEGORY),
      state.of(Field.DELETED)
    };
  }

  private @Nullable Row row() {
    if (!rows.hasNext()) {
      return null;
    }
    KeptRow row = rows.next();
    @Nullable Told[] told = new Told[Field.values().length];
    told[0] = row.isNull(FIRST_FIELD) ? null : stage(row.struct(FIRST_FIELD, STAGE_FIELDS));
    for (int field = 1; field < told.length; field++) {
      int column = FIRST_FIELD + field;
      told[field] =
          row.isNull(column) ? null : new Told(value(row.struct(column, 1), 0, TYPES[field - 1]));
    }
    return new Row(
        row.whole(0),
        texts.of(row.text(1)),
        new Observation(
            row.flag(2), row.flag(3), row.flag(4), instant(row, 5), instant(row, 6), told));
  }

  private Told stage(KeptRow stage) {
    return new Told(
        new ToldStage(
            text(stage, 0),
            text(stage, 1),
            text(stage, 2),
            stage.isNull(3) ? null : Integer.valueOf(stage.integer(3)),
            text(stage, 4)));
  }

  private static @Nullable Long instant(KeptRow row, int column) {
    return row.isNull(column) ? null : Long.valueOf(row.whole(column));
  }

  private @Nullable UTF8String text(KeptRow row, int column) {
    return row.isNull(column) ? null : texts.of(row.text(column));
  }

  private @Nullable Object value(KeptRow row, int column, DataType type) {
    @Nullable Object value = row.value(column, type);
    return value instanceof UTF8String text ? texts.of(text) : value;
  }
}
