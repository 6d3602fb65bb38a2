package dev.stagecoach.common.cube;

import dev.stagecoach.common.sql.KeptRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Reads facts out of rows. */
final class FactReader implements Serializable {
  /** The columns that every fact has, between its keys and its counts. */
  static final List<String> AXES =
      List.of(
          "fact_day", "event_unit_key", "current_unit_key", "segment_set", "value_class", "value");

  private static final long serialVersionUID = 1L;

  private final CubeShape shape;
  private final CubeAxes axes;
  private final DataType[] keyTypes;
  private final DecimalType[] sumTypes;
  private final boolean hasOwnBands;
  private final int firstCount;

  /**
   * A reader of rows.
   *
   * @param columns keys, {@link #AXES}, {@code period_grain} and {@code range_kind} where facts
   *     have a band of their own, counts, sums
   */
  FactReader(CubeShape shape, CubeAxes axes, StructType columns, boolean hasOwnBands) {
    this.shape = shape;
    this.axes = axes;
    this.hasOwnBands = hasOwnBands;
    this.firstCount = shape.keys().size() + AXES.size() + (hasOwnBands ? 2 : 0);
    this.keyTypes =
        shape.keys().stream().map(key -> columns.apply(key).dataType()).toArray(DataType[]::new);
    this.sumTypes =
        shape.sums().stream()
            .map(sum -> (DecimalType) columns.apply(sum).dataType())
            .toArray(DecimalType[]::new);
  }

  CubeShape shape() {
    return shape;
  }

  /** A number that rows of equal keys share. */
  int hashOfKeys(KeptRow row) {
    int hash = 1;
    for (int key = 0; key < keyTypes.length; key++) {
      Object value = keyOf(row, key);
      hash = 31 * hash + (value == null ? 0 : value.hashCode());
    }
    return hash;
  }

  /** Whether the row has these keys. */
  boolean hasKeys(KeptRow row, List<Object> keys) {
    for (int key = 0; key < keyTypes.length; key++) {
      if (!Objects.equals(keyOf(row, key), keys.get(key))) {
        return false;
      }
    }
    return true;
  }

  /** The keys of a row, to be kept when the row is gone. */
  List<Object> keys(KeptRow row) {
    List<Object> keys = new ArrayList<>(keyTypes.length);
    for (int key = 0; key < keyTypes.length; key++) {
      Object value = keyOf(row, key);
      keys.add(value instanceof UTF8String text ? text.copy() : value);
    }
    return keys;
  }

  private @Nullable Object keyOf(KeptRow row, int key) {
    return row.value(key, keyTypes[key]);
  }

  /**
   * Adds the row's fact to the columns, unless it counts in a band only that has no cells. Facts
   * that differ in nothing but what is added up become one.
   */
  void read(KeptRow row, FactColumns columns, AlikeFacts alike) {
    int at = keyTypes.length;
    byte band = band(row, at + AXES.size());
    if (band == Byte.MIN_VALUE) {
      return;
    }
    int fact =
        columns.open(
            row.integer(at),
            axes.unit(row.whole(at + 1)),
            axes.unit(row.whole(at + 2)),
            axes.segmentSet(row.whole(at + 3)),
            band);
    if (row.isNull(at + 4) || row.isNull(at + 5)) {
      fact = alike.ofNewest(columns);
    } else {
      columns.value(fact, row.integer(at + 4), row.real(at + 5));
    }
    readMeasures(row, columns, fact);
  }

  private void readMeasures(KeptRow row, FactColumns columns, int fact) {
    int counts = shape.counts().size();
    for (int count = 0; count < counts; count++) {
      if (!row.isNull(firstCount + count)) {
        columns.addCount(fact, count, row.integer(firstCount + count));
      }
    }
    for (int sum = 0; sum < sumTypes.length; sum++) {
      int at = firstCount + counts + sum;
      if (!row.isNull(at)) {
        DecimalType type = sumTypes[sum];
        columns.addSum(fact, sum, row.decimal(at, type.precision(), type.scale()));
      }
    }
  }

  /**
   * The only band that the fact counts in, or every one; the smallest byte where that has no cells.
   */
  private byte band(KeptRow row, int at) {
    if (!hasOwnBands || row.isNull(at)) {
      return FactColumns.EVERY_BAND;
    }
    int band = axes.band(row.text(at).toString(), row.text(at + 1).toString());
    return band < 0 ? Byte.MIN_VALUE : (byte) band;
  }
}
