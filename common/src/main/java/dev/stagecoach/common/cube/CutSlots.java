package dev.stagecoach.common.cube;

import java.util.Arrays;

/** The slots that facts have in the cells of one cut, looked up once and remembered. */
final class CutSlots {
  private final CubeAxes axes;
  private final boolean[] hasAll;
  private final boolean[] hasNamed;
  private final int[][] known;

  CutSlots(CubeAxes axes, Cut cut) {
    this.axes = axes;
    CreditedMembers credited = axes.credited();
    int members = credited.members().size();
    hasAll = new boolean[members];
    hasNamed = new boolean[members];
    for (int member = 0; member < members; member++) {
      String level = credited.members().get(member).level();
      hasAll[member] = cut.all().contains(level);
      hasNamed[member] = cut.named().contains(level);
    }
    known = new int[credited.membersOfUnit().size() * axes.segmentsOfSet().size()][];
  }

  /** The slots of a fact of a unit and a set of segments. */
  int[] of(int unit, int segmentSet) {
    int place = unit * axes.segmentsOfSet().size() + segmentSet;
    int[] slots = known[place];
    if (slots == null) {
      slots =
          found(axes.credited().membersOfUnit().get(unit), axes.segmentsOfSet().get(segmentSet));
      known[place] = slots;
    }
    return slots;
  }

  private int[] found(int[] members, int[] segments) {
    int[] slots = new int[members.length * segments.length];
    int found = 0;
    for (int member : members) {
      for (int segment : segments) {
        if (segment == 0 ? hasAll[member] : hasNamed[member]) {
          slots[found++] = axes.slot(member, segment);
        }
      }
    }
    return Arrays.copyOf(slots, found);
  }
}
