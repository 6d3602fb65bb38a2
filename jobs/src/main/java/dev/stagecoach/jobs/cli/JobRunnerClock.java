package dev.stagecoach.jobs.cli;

import java.time.Clock;

/** The clock on the wall, handed to what runs jobs and to nothing that makes tables. */
final class JobRunnerClock {
  private JobRunnerClock() {}

  /** The system's clock. */
  static Clock clock() {
    return Clock.systemUTC();
  }
}
