package dev.stagecoach.common.cube;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** The rows of all cells, one pass at a time, so that only one pass is in memory. */
final class CellRows implements Iterator<Row> {
  private static final int AXES = 7;

  private final CubeShape shape;
  private final CubeAxes axes;
  private final CellSummary summary;
  private final SlotTable slots;
  private final Iterator<Map.Entry<List<Object>, FactColumns>> series;
  private final int width;

  private List<Object> keys = List.of();
  private @Nullable FactColumns facts;
  private int step;
  private @Nullable CubePass pass;
  private int cell;

  CellRows(
      CubeShape shape,
      CubeAxes axes,
      CellSummary summary,
      Map<List<Object>, FactColumns> factsByKeys) {
    this.shape = shape;
    this.axes = axes;
    this.summary = summary;
    this.slots = new SlotTable(axes);
    this.series = factsByKeys.entrySet().iterator();
    this.width = shape.keys().size() + AXES + summary.fields().size();
  }

  @Override
  public boolean hasNext() {
    while (pass == null || cell == pass.cells()) {
      if (facts == null || step == 2 * axes.bands().size()) {
        if (!series.hasNext()) {
          return false;
        }
        openNextSeries();
        continue;
      }
      pass = new CubePass(slots, step / 2, facts, step % 2 == 0).sweep();
      step++;
      cell = 0;
    }
    return true;
  }

  private void openNextSeries() {
    Map.Entry<List<Object>, FactColumns> next = series.next();
    keys = next.getKey();
    facts = next.getValue();
    // What has been counted need not stay in memory.
    series.remove();
    if (shape.valueClasses() > 0) {
      facts.sortByValue();
    }
    pass = null;
    step = 0;
  }

  @Override
  public Row next() {
    if (!hasNext() || pass == null) {
      throw new NoSuchElementException();
    }
    Band band = axes.bands().get((step - 1) / 2);
    Object[] row = new Object[width];
    int at = 0;
    for (Object key : keys) {
      row[at++] = key;
    }
    CreditedMembers.Member member = axes.memberOf(pass.slot(cell));
    row[at++] = (step - 1) % 2 == 0 ? "event" : "current";
    row[at++] = member.level();
    row[at++] = member.id();
    row[at++] = axes.segmentOf(pass.slot(cell));
    row[at++] = band.grain();
    row[at++] = band.kind();
    row[at++] = pass.periodStart(cell);
    summary.write(pass.at(cell), row, at);
    cell++;
    return RowFactory.create(row);
  }
}
