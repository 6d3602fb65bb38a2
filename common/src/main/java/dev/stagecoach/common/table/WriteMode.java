package dev.stagecoach.common.table;

/** How a table comes to be in the warehouse. */
public enum WriteMode {
  /** Replaced as a whole in one commit. */
  REPLACE,
  /** Rows are only ever added. */
  APPEND,
  /** Never stored: computed where it is read. */
  VIEW
}
