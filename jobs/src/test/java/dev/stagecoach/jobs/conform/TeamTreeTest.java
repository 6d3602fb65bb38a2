package dev.stagecoach.jobs.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TeamTreeTest {

  @Test
  void aPathLeadsFromTheTopDownToTheTeam() {
    TeamTree tree =
        new TeamTree(
            Map.of(
                "all", Optional.empty(), "east", Optional.of("all"), "city", Optional.of("east")));

    assertThat(tree.path("city")).containsExactly("all", "east", "city");
  }

  @Test
  void aTeamWithoutParentIsItsOwnTop() {
    assertThat(new TeamTree(Map.of("all", Optional.empty())).path("all")).containsExactly("all");
  }

  @Test
  void aCycleIsRefusedWithTheNamesInIt() {
    TeamTree tree = new TeamTree(Map.of("a", Optional.of("b"), "b", Optional.of("a")));

    assertThatThrownBy(() -> tree.path("a"))
        .isInstanceOf(StagecoachException.class)
        .hasMessage(
            "The teams a → b → a are each other's parents; give one of them another parent_team_id");
  }
}
