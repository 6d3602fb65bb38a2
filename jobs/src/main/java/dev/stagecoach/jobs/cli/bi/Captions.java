package dev.stagecoach.jobs.cli.bi;

import java.util.Locale;

/** What people read in the place of a column's name. */
final class Captions {
  private Captions() {}

  /** The words of a name: {@code won_deals} is {@code Won deals}. */
  static String of(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('_', ' ');
  }
}
