package dev.stagecoach.common.cube;

import java.io.Serializable;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which cells a grain has.
 *
 * @param all levels that have the segment of all
 * @param named levels that have the named segments too
 * @param current levels that are credited by today's owner too
 */
record Cut(Set<String> all, Set<String> named, Set<String> current) implements Serializable {

  /** The cells of one way of giving credit. */
  Cut credited(boolean atEvent) {
    return atEvent ? this : new Cut(both(all), both(named), current);
  }

  private Set<String> both(Set<String> levels) {
    return levels.stream().filter(current::contains).collect(Collectors.toUnmodifiableSet());
  }
}
