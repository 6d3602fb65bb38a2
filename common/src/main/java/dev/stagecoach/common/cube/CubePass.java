package dev.stagecoach.common.cube;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The cells of one band under one way of giving credit, for the facts of one combination of keys.
 *
 * <p>Two sweeps over the facts: the first numbers the cells that are met and adds up, the second
 * lays the values of each cell and class side by side. The facts come in ascending order of their
 * values, and so do the values of every cell.
 */
final class CubePass {
  private static final int START = 256;

  private final CubeShape shape;
  private final SlotTable slotTable;
  private final FactColumns facts;
  private final boolean atEvent;

  private final Band band;
  private final int bandNumber;
  private final int[][] slots;
  private final int[] cellOf;
  private int cells;
  private int[] places = new int[START];
  private final long[][] counts;
  private final long[][] wholes;
  private final long[][] micros;
  private int[] runs;
  private double[] values = new double[0];

  CubePass(SlotTable slotTable, int bandNumber, FactColumns facts, boolean atEvent) {
    this.shape = facts.shape();
    this.slotTable = slotTable;
    this.facts = facts;
    this.atEvent = atEvent;
    this.bandNumber = bandNumber;
    band = slotTable.band(bandNumber);
    slots = slotTable.of(band.cut());
    cellOf = new int[Math.multiplyExact(slotTable.size(), band.size())];
    counts = new long[shape.counts().size()][START];
    wholes = new long[shape.sums().size()][START];
    micros = new long[shape.sums().size()][START];
    runs = new int[shape.valueClasses() * START];
  }

  /** Counts the facts; the methods below tell what came of it. */
  CubePass sweep() {
    Arrays.fill(cellOf, -1);
    addUp();
    if (shape.valueClasses() > 0) {
      laySideBySide();
    }
    return this;
  }

  private void addUp() {
    int classes = shape.valueClasses();
    for (int fact = 0; fact < facts.size(); fact++) {
      int range = range(fact);
      if (range < 0) {
        continue;
      }
      int valueClass = facts.valueClass(fact);
      for (int slot : slots(fact)) {
        int cell = cell(slot * band.size() + range);
        add(fact, cell);
        if (valueClass >= 0) {
          runs[cell * classes + valueClass]++;
        }
      }
    }
  }

  private void laySideBySide() {
    int total = 0;
    for (int run = 0; run < cells * shape.valueClasses(); run++) {
      int size = runs[run];
      runs[run] = total;
      total = Math.addExact(total, size);
    }
    values = new double[total];
    for (int fact = 0; fact < facts.size(); fact++) {
      int range = range(fact);
      int valueClass = facts.valueClass(fact);
      if (range < 0 || valueClass < 0) {
        continue;
      }
      for (int slot : slots(fact)) {
        int cell = cellOf[slot * band.size() + range];
        values[runs[cell * shape.valueClasses() + valueClass]++] = facts.value(fact);
      }
    }
  }

  private int range(int fact) {
    return facts.isIn(fact, bandNumber) ? band.rangeOf(facts.day(fact)) : -1;
  }

  private int[] slots(int fact) {
    int place = slotTable.place(facts.unit(fact, atEvent), facts.segmentSet(fact));
    int[] known = slots[place];
    return known == null ? slotTable.fill(slots, place, band.cut()) : known;
  }

  private int cell(int place) {
    int known = cellOf[place];
    if (known >= 0) {
      return known;
    }
    if (cells == places.length) {
      grow(cells * 2);
    }
    places[cells] = place;
    cellOf[place] = cells;
    return cells++;
  }

  private void grow(int capacity) {
    places = Arrays.copyOf(places, capacity);
    runs = Arrays.copyOf(runs, shape.valueClasses() * capacity);
    Arrays.setAll(counts, i -> Arrays.copyOf(counts[i], capacity));
    Arrays.setAll(wholes, i -> Arrays.copyOf(wholes[i], capacity));
    Arrays.setAll(micros, i -> Arrays.copyOf(micros[i], capacity));
  }

  private void add(int fact, int cell) {
    for (int count = 0; count < counts.length; count++) {
      counts[count][cell] += facts.countOf(fact, count);
    }
    for (int sum = 0; sum < wholes.length; sum++) {
      wholes[sum][cell] = Math.addExact(wholes[sum][cell], facts.whole(fact, sum));
      micros[sum][cell] += facts.micro(fact, sum);
    }
  }

  int cells() {
    return cells;
  }

  int slot(int cell) {
    return places[cell] / band.size();
  }

  int periodStart(int cell) {
    return band.periodStarts()[places[cell] % band.size()];
  }

  /** What a summary may ask of a cell. */
  Cell at(int cell) {
    return new CellOfPass(cell);
  }

  private final class CellOfPass implements Cell {
    private final int cell;

    CellOfPass(int cell) {
      this.cell = cell;
    }

    @Override
    public long count(int index) {
      return counts[index][cell];
    }

    @Override
    public BigDecimal sum(int index) {
      return BigDecimal.valueOf(wholes[index][cell])
          .add(BigDecimal.valueOf(micros[index][cell], 6));
    }

    @Override
    public double[] values(int valueClass) {
      // After the second sweep each run's entry is its end, which is where the next one begins.
      int run = cell * shape.valueClasses() + valueClass;
      return Arrays.copyOfRange(values, run == 0 ? 0 : runs[run - 1], runs[run]);
    }
  }
}
