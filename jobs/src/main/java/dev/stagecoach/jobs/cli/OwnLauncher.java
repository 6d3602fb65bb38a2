package dev.stagecoach.jobs.cli;

import java.nio.file.Path;

/** The launcher of this program, by which commands start others as people would. */
final class OwnLauncher {
  private OwnLauncher() {}

  /** Where it lies: in the folder that it told this program, or in the one that this runs in. */
  static Path path() {
    return Path.of(System.getProperty("stagecoach.home", "."), "stagecoach");
  }
}
