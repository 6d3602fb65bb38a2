package dev.stagecoach.jobs.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The member that a report is about, and those below it.
 *
 * @param below from the top down, each after the one it belongs to
 */
record Members(Member subject, List<Member> below) {
  /** Keeps the list as it is. */
  Members {
    below = List.copyOf(below);
  }

  /** A subject with what belongs to it, of all teams. */
  static Members of(Member subject, List<Member> teams) {
    List<Member> below = new ArrayList<>();
    collect(
        subject, teams.stream().filter(team -> !team.id().equals(subject.id())).toList(), below);
    return new Members(subject, below);
  }

  private static void collect(Member above, List<Member> teams, List<Member> found) {
    for (Member team : teams) {
      if (team.parent().equals(above.id()) && !found.contains(team)) {
        found.add(team);
        collect(team, teams, found);
      }
    }
  }

  /**
   * The teams that the subject divides into: those below it that have none below themselves. What
   * belongs to a team above them alone is in none of them.
   */
  List<Member> parts() {
    return below.stream().filter(team -> !isAbove(team)).toList();
  }

  private boolean isAbove(Member team) {
    return below.stream().anyMatch(other -> other.parent().equals(team.id()));
  }
}
