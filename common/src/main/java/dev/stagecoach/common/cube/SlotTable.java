package dev.stagecoach.common.cube;

import java.util.HashMap;
import java.util.Map;

/** The slots of each cut, looked up once for all facts of a task. */
final class SlotTable {
  private final CubeAxes axes;
  private final Map<Cut, CutSlots> byCut = new HashMap<>();

  SlotTable(CubeAxes axes) {
    this.axes = axes;
  }

  Band band(int number) {
    return axes.bands().get(number);
  }

  /** How many slots there are at all. */
  int size() {
    return axes.slots();
  }

  CutSlots of(Cut cut) {
    return byCut.computeIfAbsent(cut, added -> new CutSlots(axes, added));
  }
}
