package dev.stagecoach.common.cube;

import java.io.Serializable;
import java.util.Set;

/**
 * Which cells a grain has.
 *
 * @param all levels that have the segment of all
 * @param named levels that have the named segments too
 */
record Cut(Set<String> all, Set<String> named) implements Serializable {

  boolean holds(String level, boolean isNamed) {
    return isNamed ? named.contains(level) : all.contains(level);
  }
}
