package dev.stagecoach.common.cube;

import dev.stagecoach.common.sql.Texts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** The rows of all cells, one pass at a time, so that only one pass is in memory. */
final class CellRows implements Iterator<Object[]> {
  private static final int AXES = 7;

  private final CubeShape shape;
  private final CubeAxes axes;
  private final CellSummary summary;
  private final SlotTable slots;
  private final UTF8String[] levels;
  private final UTF8String[] members;
  private final UTF8String[] segments;
  private final Iterator<Map.Entry<List<Object>, List<FactColumns>>> series;
  private final int width;

  private List<Object> keys = List.of();
  private @Nullable SeriesFacts facts;
  private int step;
  private @Nullable CubePass pass;
  private UTF8String attribution = UTF8String.EMPTY_UTF8;
  private UTF8String grain = UTF8String.EMPTY_UTF8;
  private UTF8String kind = UTF8String.EMPTY_UTF8;
  private int place;

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
    Texts texts = new Texts();
    this.levels = texts.all(axes.credited().members(), CreditedMembers.Member::level);
    this.members = texts.all(axes.credited().members(), CreditedMembers.Member::id);
    this.segments = texts.all(axes.segments(), segment -> segment);
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
    while (pass == null || place == pass.cells()) {
      if (facts == null || step == 2 * axes.bands().size()) {
        if (!series.hasNext()) {
          return false;
        }
        openNextSeries();
      } else {
        openNextPass(facts);
      }
    }
    return true;
  }

  private void openNextSeries() {
    Map.Entry<List<Object>, List<FactColumns>> next = series.next();
    keys = next.getKey();
    facts = SeriesFacts.of(next.getValue());
    // What has been counted need not stay in memory.
    series.remove();
    pass = null;
    step = 0;
  }

  private void openNextPass(SeriesFacts counted) {
    boolean atEvent = step % 2 == 0;
    Band band = axes.bands().get(step / 2);
    attribution = UTF8String.fromString(atEvent ? "event" : "current");
    grain = UTF8String.fromString(band.grain());
    kind = UTF8String.fromString(band.kind());
    pass = new CubePass(shape, slots, step / 2, counted, atEvent).sweep();
    step++;
    place = 0;
  }

  @Override
  public Object[] next() {
    if (!hasNext() || pass == null) {
      throw new NoSuchElementException();
    }
    Object[] row = new Object[width];
    int at = 0;
    for (Object key : keys) {
      row[at++] = key;
    }
    int cell = pass.inOrder(place++);
    int slot = pass.slot(cell);
    int member = axes.memberOf(slot);
    row[at++] = attribution;
    row[at++] = levels[member];
    row[at++] = members[member];
    row[at++] = segments[axes.segmentOf(slot)];
    row[at++] = grain;
    row[at++] = kind;
    row[at++] = pass.periodStart(cell);
    summary.write(pass.at(cell), row, at);
    return row;
  }
}
