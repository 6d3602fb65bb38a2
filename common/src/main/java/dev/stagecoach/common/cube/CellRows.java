package dev.stagecoach.common.cube;

import dev.stagecoach.common.sql.Texts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** The rows of all cells, one pass at a time, so that only one pass is in memory. */
final class CellRows implements Iterator<Object[]> {
  private static final int AXES = 7;

  private final CubeShape shape;
  private final CubeAxes axes;
  private final CellSummary summary;
  private final SlotTable slots;
  private final Texts texts = new Texts();
  private final Iterator<Map.Entry<List<Object>, List<FactColumns>>> series;
  private final int width;

  private List<Object> keys = List.of();
  private @Nullable FactColumns facts;
  private int step;
  private @Nullable CubePass pass;
  private int cell;

  /**
   * The cells of facts.
   *
   * @param parts the facts by their keys, in any number of parts
   */
  CellRows(
      CubeShape shape,
      CubeAxes axes,
      CellSummary summary,
      Iterator<Tuple2<List<Object>, FactColumns>> parts) {
    this.shape = shape;
    this.axes = axes;
    this.summary = summary;
    this.slots = new SlotTable(axes);
    this.series = byKeys(parts).entrySet().iterator();
    this.width = shape.keys().size() + AXES + summary.fields().size();
  }

  private static Map<List<Object>, List<FactColumns>> byKeys(
      Iterator<Tuple2<List<Object>, FactColumns>> parts) {
    Map<List<Object>, List<FactColumns>> byKeys = new LinkedHashMap<>();
    while (parts.hasNext()) {
      Tuple2<List<Object>, FactColumns> part = parts.next();
      byKeys.computeIfAbsent(part._1(), added -> new ArrayList<>()).add(part._2());
    }
    return byKeys;
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
      pass = new CubePass(shape, slots, step / 2, facts, step % 2 == 0).sweep();
      step++;
      cell = 0;
    }
    return true;
  }

  private void openNextSeries() {
    Map.Entry<List<Object>, List<FactColumns>> next = series.next();
    keys = next.getKey();
    facts = FactColumns.joined(next.getValue());
    // What has been counted need not stay in memory.
    series.remove();
    if (shape.valueClasses() > 0) {
      facts.sortByValue();
    }
    pass = null;
    step = 0;
  }

  @Override
  public Object[] next() {
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
    row[at++] = texts.of((step - 1) % 2 == 0 ? "event" : "current");
    row[at++] = texts.of(member.level());
    row[at++] = texts.of(member.id());
    row[at++] = texts.of(axes.segmentOf(pass.slot(cell)));
    row[at++] = texts.of(band.grain());
    row[at++] = texts.of(band.kind());
    row[at++] = pass.periodStart(cell);
    summary.write(pass.at(cell), row, at);
    cell++;
    return row;
  }
}
