package dev.stagecoach.jobs.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies in the folders of all sources.
 *
 * @param files new and known ones
 * @param unknown data files that belong to no object, with their source
 */
record Delivery(List<LandingFile> files, List<String> unknown) {

  /** What two sources have delivered. */
  Delivery plus(Delivery other) {
    List<LandingFile> both = new ArrayList<>(files);
    both.addAll(other.files);
    List<String> strange = new ArrayList<>(unknown);
    strange.addAll(other.unknown);
    return new Delivery(both, strange);
  }
}
