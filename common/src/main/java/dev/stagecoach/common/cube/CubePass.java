package dev.stagecoach.common.cube;

import java.util.Arrays;
import org.apache.spark.sql.types.Decimal;

/**
 * The cells of one band under one way of giving credit, for the facts of one combination of keys.
 *
 * <p>Two sweeps over the facts: the first numbers the cells that are met and adds up, credit by
 * credit; the second lays the values of each cell and class side by side. It takes the facts in
 * ascending order of their values, and so are the values of every cell.
 */
final class CubePass {
  private static final int START = 256;

  private final CubeShape shape;
  private final SeriesFacts series;
  private final boolean atEvent;

  private final Band band;
  private final int bandNumber;
  private final CutSlots slots;
  private final int[] cellOf;
  private int cells;
  private int[] places = new int[START];
  private final int countsOfCell;
  private final int sumsOfCell;
  private long[] counts;
  private long[] sums;
  private int[] runs;
  private double[] values = new double[0];
  private int[] inOrder = new int[0];

  CubePass(CubeShape shape, SlotTable slots, int bandNumber, SeriesFacts series, boolean atEvent) {
    this.shape = shape;
    this.series = series;
    this.atEvent = atEvent;
    this.bandNumber = bandNumber;
    band = slots.band(bandNumber);
    this.slots = slots.of(band.cut().credited(atEvent));
    cellOf = new int[Math.multiplyExact(slots.size(), band.size())];
    countsOfCell = shape.counts().size();
    sumsOfCell = Millionths.WIDTH * shape.sums().size();
    counts = new long[countsOfCell * START];
    sums = new long[sumsOfCell * START];
    runs = new int[shape.valueClasses() * START];
  }

  /** Counts the facts; the methods below tell what came of it. */
  CubePass sweep() {
    Arrays.fill(cellOf, -1);
    addUp();
    inOrder = Arrays.stream(cellOf).filter(cell -> cell >= 0).toArray();
    if (series.byValue().size() > 0) {
      laySideBySide(series.byValue());
    }
    return this;
  }

  private void addUp() {
    FactColumns facts = series.byCredit();
    RangeTotals totals = new RangeTotals(shape, band.size());
    int next = 0;
    while (next < facts.size()) {
      int first = place(next);
      while (next < facts.size() && facts.haveSameCredit(place(next), first, atEvent)) {
        int range = range(facts, place(next));
        if (range >= 0) {
          totals.add(facts, place(next), range);
        }
        next++;
      }
      if (totals.size() > 0) {
        tell(slots(facts, first), totals);
        totals.clear();
      }
    }
  }

  /** The place of a fact in the order of credit. */
  private int place(int number) {
    return atEvent ? number : series.byCreditNow()[number];
  }

  private void tell(int[] credited, RangeTotals totals) {
    for (int slot : credited) {
      for (int place = 0; place < totals.size(); place++) {
        int range = totals.range(place);
        int cell = cell(slot * band.size() + range);
        totals.addCounts(range, counts, cell * countsOfCell);
        totals.addSums(range, sums, cell * sumsOfCell);
        totals.addRuns(range, runs, cell * shape.valueClasses());
      }
    }
  }

  private void laySideBySide(FactColumns facts) {
    int total = 0;
    for (int run = 0; run < cells * shape.valueClasses(); run++) {
      int size = runs[run];
      runs[run] = total;
      total = Math.addExact(total, size);
    }
    values = new double[total];
    for (int fact = 0; fact < facts.size(); fact++) {
      int range = range(facts, fact);
      if (range < 0) {
        continue;
      }
      int valueClass = facts.valueClass(fact);
      for (int slot : slots(facts, fact)) {
        int cell = cellOf[slot * band.size() + range];
        values[runs[cell * shape.valueClasses() + valueClass]++] = facts.value(fact);
      }
    }
  }

  private int range(FactColumns facts, int fact) {
    return facts.isIn(fact, bandNumber) ? band.rangeOf(facts.day(fact)) : -1;
  }

  private int[] slots(FactColumns facts, int fact) {
    return slots.of(facts.unit(fact, atEvent), facts.segmentSet(fact));
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
    counts = Arrays.copyOf(counts, countsOfCell * capacity);
    sums = Arrays.copyOf(sums, sumsOfCell * capacity);
  }

  int cells() {
    return cells;
  }

  /**
   * The cell at a place of the order of members, segments and periods, by which files are written:
   * who asks for the teams reads the pages that hold them, and few of the reps'.
   */
  int inOrder(int place) {
    return inOrder[place];
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
      return counts[cell * countsOfCell + index];
    }

    @Override
    public Decimal sum(int index) {
      return Millionths.decimal(sums, cell * sumsOfCell + Millionths.WIDTH * index);
    }

    @Override
    public double[] values(int valueClass) {
      // After the second sweep each run's entry is its end, which is where the next one begins.
      int run = cell * shape.valueClasses() + valueClass;
      return Arrays.copyOfRange(values, run == 0 ? 0 : runs[run - 1], runs[run]);
    }
  }
}
