package dev.stagecoach.common.sql;

import java.math.BigDecimal;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A row as Spark keeps it, whose values are taken out one by one. It is good only until the next is
 * taken: whoever keeps a text copies it.
 */
public final class KeptRow {
  private final InternalRow row;

  private KeptRow(InternalRow row) {
    this.row = row;
  }

  static Iterator<KeptRow> each(Iterator<InternalRow> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public KeptRow next() {
        return new KeptRow(rows.next());
      }
    };
  }

  /** Whether the column holds nothing. */
  public boolean isNull(int column) {
    return row.isNullAt(column);
  }

  /** A column of type {@code int}, or the days since 1970 of a {@code date}; 0 for null. */
  public int integer(int column) {
    return row.getInt(column);
  }

  /** A column of type {@code bigint}; 0 for null. */
  public long whole(int column) {
    return row.getLong(column);
  }

  /** A column of type {@code double}; 0 for null. */
  public double real(int column) {
    return row.getDouble(column);
  }

  /** A column of type {@code array<double>} that is not null. */
  public double[] reals(int column) {
    return row.getArray(column).toDoubleArray();
  }

  /** A column of type {@code string}, which the next row overwrites. */
  public UTF8String text(int column) {
    return row.getUTF8String(column);
  }

  /** A decimal column that is not null. */
  public BigDecimal decimal(int column, int precision, int places) {
    return row.getDecimal(column, precision, places).toJavaBigDecimal();
  }

  /** A column of type {@code boolean}; false for null. */
  public boolean flag(int column) {
    return row.getBoolean(column);
  }

  /**
   * A column of type {@code struct} that is not null.
   *
   * @param fields how many it has
   */
  public KeptRow struct(int column, int fields) {
    return new KeptRow(row.getStruct(column, fields));
  }

  /** A column of any type as Spark keeps it, null for null. */
  public @Nullable Object value(int column, DataType type) {
    if (row.isNullAt(column)) {
      return null;
    }
    // Most values asked for so are texts, which Spark would find out last.
    return type instanceof StringType ? row.getUTF8String(column) : row.get(column, type);
  }
}
