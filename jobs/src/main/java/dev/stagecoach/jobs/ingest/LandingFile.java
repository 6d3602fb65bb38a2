package dev.stagecoach.jobs.ingest;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that a source has delivered.
 *
 * @param name below the source's folder, with forward slashes; what audit and rows show
 * @param modifiedAt to the millisecond, as the ledger keeps it
 */
record LandingFile(
    LandingObject object, Path path, String name, long sizeBytes, Instant modifiedAt) {

  /** The same file as one of another object. */
  LandingFile of(LandingObject other) {
    return new LandingFile(other, path, name, sizeBytes, modifiedAt);
  }

  /** How the file is read: as its name says, else as its object is configured. */
  FileKind kind() {
    return FileKind.find(name).orElse(object.kind());
  }
}
