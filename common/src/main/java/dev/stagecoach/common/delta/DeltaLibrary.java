package dev.stagecoach.common.delta;

import io.delta.tables.DeltaTable;

/** The library that reads and writes tables. */
public final class DeltaLibrary {
  private DeltaLibrary() {}

  /** Its version, as its manifest says. */
  public static String version() {
    return String.valueOf(DeltaTable.class.getPackage().getImplementationVersion());
  }
}
