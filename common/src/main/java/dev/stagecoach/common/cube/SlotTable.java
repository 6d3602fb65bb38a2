package dev.stagecoach.common.cube;

import java.util.HashMap;
import java.util.Map;

/** The slots of each unit and set of segments, looked up once and remembered. */
final class SlotTable {
  private final CubeAxes axes;
  private final int sets;
  private final Map<Cut, int[][]> byCut = new HashMap<>();

  SlotTable(CubeAxes axes) {
    this.axes = axes;
    this.sets = axes.segmentsOfSet().size();
  }

  Band band(int number) {
    return axes.bands().get(number);
  }

  /** How many slots there are at all. */
  int size() {
    return axes.slots();
  }

  /** The place of a unit and a set in {@link #of}. */
  int place(int unit, int segmentSet) {
    return unit * sets + segmentSet;
  }

  /** For each place the slots of a cut; empty entries are filled by {@link #fill}. */
  int[][] of(Cut cut) {
    return byCut.computeIfAbsent(
        cut, added -> new int[axes.credited().membersOfUnit().size() * sets][]);
  }

  /** The slots of a place that nobody has asked for yet. */
  int[] fill(int[][] slots, int place, Cut cut) {
    slots[place] = axes.slotsOf(place / sets, place % sets, cut);
    return slots[place];
  }
}
