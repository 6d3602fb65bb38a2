package dev.stagecoach.common.config;

import java.util.List;

/**
 * When a run stops rather than publish.
 *
 * @param maxQuarantinedShare of the rows read of one object, from 0 to 1
 * @param freshness of the sources that are to deliver, sorted by name
 */
public record Quality(double maxQuarantinedShare, List<Freshness> freshness) {
  /** Keeps the list as it is. */
  public Quality {
    freshness = List.copyOf(freshness);
  }
}
