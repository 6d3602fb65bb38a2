package dev.stagecoach.common.config;

import java.util.ArrayList;
import java.util.List;

/** Reads the block {@code segments}. */
final class SegmentReader {
  private SegmentReader() {}

  static List<Segment> segments(Settings root) {
    List<Segment> segments = new ArrayList<>();
    root.named("segments", "segment").forEach((name, block) -> segments.add(segment(name, block)));
    return segments;
  }

  private static Segment segment(String name, Settings block) {
    Values.checkName(block, name);
    if (name.equals("all")) {
      block
          .problems()
          .add(block.origin(), "the segment 'all' holds every account already", "rename it");
    }
    return new Segment(
        name,
        Values.optionalText(block, "label").orElse(name),
        Values.requiredExpression(
            block, "where", "write a condition, e.g. \"industry in ('Finance', 'Banking')\""));
  }
}
