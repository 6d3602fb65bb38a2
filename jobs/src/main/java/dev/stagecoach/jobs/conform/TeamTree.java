package dev.stagecoach.jobs.conform;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The teams above a team; pure, so that a cycle is found in milliseconds. */
record TeamTree(Map<String, Optional<String>> parents) {

  /**
   * The teams from the top down to this one. A parent that is not a team itself ends the path.
   *
   * @throws StagecoachException when the teams are each other's parents, with their names
   */
  List<String> path(String team) {
    LinkedHashSet<String> above = new LinkedHashSet<>();
    Optional<String> current = Optional.of(team);
    while (current.isPresent() && parents.containsKey(current.orElseThrow())) {
      if (!above.add(current.orElseThrow())) {
        throw new StagecoachException(
            ExitCode.USAGE,
            "The teams %s are each other's parents; give one of them another parent_team_id"
                .formatted(String.join(" → ", above) + " → " + current.orElseThrow()));
      }
      current = parents.get(current.orElseThrow());
    }
    List<String> path = new ArrayList<>(above);
    Collections.reverse(path);
    return path;
  }
}
