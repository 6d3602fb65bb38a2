package dev.stagecoach.jobs.cli.report;

import java.util.List;

/**
 * How far the data can be relied on.
 *
 * @param broken checks that some rows break
 * @param loads what was read, by source and object
 */
record Quality(List<BrokenCheck> broken, List<Load> loads) {
  /** Keeps the lists as they are. */
  Quality {
    broken = List.copyOf(broken);
    loads = List.copyOf(loads);
  }

  /**
   * A check that rows break: a row of {@code mart.data_quality}.
   *
   * @param effect what it means for the numbers
   */
  record BrokenCheck(String table, String level, long failed, long rows, String effect) {
    /** Reads a row. */
    static BrokenCheck of(Fields row) {
      return new BrokenCheck(
          row.text("table"),
          row.text("level"),
          row.count("failed"),
          row.count("of_rows"),
          row.text("effect"));
    }
  }

  /** What was read of an object: read = loaded + duplicate + quarantined. */
  record Load(
      String source, String object, long read, long loaded, long duplicate, long quarantined) {
    /** Reads a row. */
    static Load of(Fields row) {
      return new Load(
          row.text("source"),
          row.text("object"),
          row.count("read"),
          row.count("loaded"),
          row.count("duplicate"),
          row.count("quarantined"));
    }
  }
}
