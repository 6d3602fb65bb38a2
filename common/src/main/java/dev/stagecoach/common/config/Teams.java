package dev.stagecoach.common.config;

import java.util.List;
import java.util.Optional;

/**
 * Where the tree of teams comes from.
 *
 * @param from the only source whose teams and memberships count; empty for all sources
 * @param tree teams written in the configuration itself, without a cycle; they hold at all times
 */
public record Teams(Optional<String> from, List<Team> tree) {

  /** Keeps the list as it is. */
  public Teams {
    tree = List.copyOf(tree);
  }

  /** A team; a root has no parent. */
  public record Team(String id, String name, Optional<String> parent) {}
}
