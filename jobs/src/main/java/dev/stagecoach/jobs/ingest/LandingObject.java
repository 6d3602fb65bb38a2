package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.config.CsvFormat;
import dev.stagecoach.common.table.TableContract;

/**
 * What one source delivers of one kind of thing.
 *
 * @param source the source's name in the configuration
 * @param label the object's or feed's name, e.g. {@code opportunity_history}
 * @param contract of the raw table that its rows go to
 * @param isFullExtract whether each of its files holds all of them
 * @param kind what a file holds whose name does not tell
 */
record LandingObject(
    String source,
    String label,
    TableContract contract,
    CsvFormat csv,
    FileKind kind,
    boolean isFullExtract) {
  @Override
  public String toString() {
    return source + "." + label;
  }
}
