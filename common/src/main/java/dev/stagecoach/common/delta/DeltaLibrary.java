package dev.stagecoach.common.delta;

import io.delta.tables.DeltaTable;

/** The library that reads and writes tables. */
public final class DeltaLibrary {
  /** The folder of a table in which its versions stand. */
  public static final String LOG_FOLDER = "_delta_log";

  private DeltaLibrary() {}

  /** Its version, as its manifest says. */
  public static String version() {
    return String.valueOf(DeltaTable.class.getPackage().getImplementationVersion());
  }
}
