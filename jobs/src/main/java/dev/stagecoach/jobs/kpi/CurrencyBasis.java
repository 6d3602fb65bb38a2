package dev.stagecoach.jobs.kpi;

import java.util.Locale;

/** At which exchange rates money is converted. */
enum CurrencyBasis {
  /** At the rate of the event's day. */
  DATED,
  /** At the rate of one configured day. */
  CONSTANT;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
