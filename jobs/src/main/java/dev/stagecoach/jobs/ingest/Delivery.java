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

  /** The files that have not been read as they are now. */
  List<LandingFile> unknownTo(FileLedger ledger) {
    return files.stream().filter(file -> !ledger.knows(file)).toList();
  }

  /** What two sources have delivered. */
  Delivery plus(Delivery other) {
    List<LandingFile> both = new ArrayList<>(files);
    both.addAll(other.files);
    List<String> strange = new ArrayList<>(unknown);
    strange.addAll(other.unknown);
    return new Delivery(both, strange);
  }
}
