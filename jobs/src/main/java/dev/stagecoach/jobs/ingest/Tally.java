package dev.stagecoach.jobs.ingest;

import java.io.Serializable;

/**
 * What a reading of one file came to.
 *
 * @param part the task's number: a task that is tried again tells the same part again
 * @param checksum of the file as it lies on disk
 * @param failure why the file could not be read to its end, empty where it could
 */
record Tally(int file, int part, long read, long rejected, String checksum, String failure)
    implements Serializable {

  /** What two tasks counted of one file. */
  Tally plus(Tally other) {
    return new Tally(
        file,
        part,
        read + other.read,
        rejected + other.rejected,
        checksum.isEmpty() ? other.checksum : checksum,
        failure.isEmpty() ? other.failure : failure);
  }
}
