package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.sql.KeptRow;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cells of one series (member, segment, attribution, grain) on their way to the task that works out
 * its metrics: packed into columns, which costs a fraction of sending and sorting each as a row.
 */
final class SeriesCells implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int START = 16;
  private static final int PRECISION = 28;

  private int size;
  private byte[] kinds = new byte[START];
  private short[] measures = new short[START];
  private int[] starts = new int[START];
  private long[] facts = new long[START];
  private BigDecimal[] dated = new BigDecimal[START];
  private BigDecimal[] constant = new BigDecimal[START];
  private long[] distinctValues = new long[START];
  private double[][] quantiles = new double[START][];

  /**
   * Takes a cell.
   *
   * @param kind the place of its kind among {@link MetricSeries#KINDS}
   * @param measure the place of its measure among the configured ones
   * @param firstColumn where in the row the period's start, the facts, both quantities, the
   *     distinct values and the quantiles follow one another
   */
  void add(int kind, int measure, KeptRow cell, int firstColumn) {
    if (size == starts.length) {
      grow(size * 2);
    }
    kinds[size] = (byte) kind;
    measures[size] = (short) measure;
    starts[size] = cell.integer(firstColumn);
    facts[size] = cell.whole(firstColumn + 1);
    dated[size] = quantity(cell, firstColumn + 2);
    constant[size] = quantity(cell, firstColumn + 3);
    distinctValues[size] = cell.isNull(firstColumn + 4) ? 0 : cell.whole(firstColumn + 4);
    quantiles[size] = cell.isNull(firstColumn + 5) ? Amounts.UNRANKED : cell.reals(firstColumn + 5);
    size++;
  }

  private static BigDecimal quantity(KeptRow cell, int column) {
    if (cell.isNull(column)) {
      return BigDecimal.ZERO;
    }
    BigDecimal quantity = cell.decimal(column, PRECISION, BasedMetric.PART_PLACES);
    return quantity.signum() == 0 ? BigDecimal.ZERO : quantity;
  }

  private void grow(int capacity) {
    kinds = Arrays.copyOf(kinds, capacity);
    measures = Arrays.copyOf(measures, capacity);
    starts = Arrays.copyOf(starts, capacity);
    facts = Arrays.copyOf(facts, capacity);
    dated = Arrays.copyOf(dated, capacity);
    constant = Arrays.copyOf(constant, capacity);
    distinctValues = Arrays.copyOf(distinctValues, capacity);
    quantiles = Arrays.copyOf(quantiles, capacity);
  }

  /** The same without room to spare. */
  SeriesCells trimmed() {
    grow(size);
    return this;
  }

  /** Shows each cell. */
  void each(Consumer<MeasuredCell> reader) {
    for (int cell = 0; cell < size; cell++) {
      reader.accept(
          new MeasuredCell(
              kinds[cell],
              measures[cell],
              starts[cell],
              new Amounts(
                  facts[cell],
                  dated[cell],
                  constant[cell],
                  distinctValues[cell],
                  quantiles[cell])));
    }
  }

  /** One cell, its kind and measure by their places. */
  record MeasuredCell(int kind, int measure, int periodStart, Amounts amounts) {}
}
