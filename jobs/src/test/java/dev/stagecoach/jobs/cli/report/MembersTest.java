package dev.stagecoach.jobs.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MembersTest {
  private static final Member COMPANY = Member.company("Company");
  private static final Member SALES = new Member("sales", "Sales", 1, Member.COMPANY);
  private static final Member EAST = new Member("east", "East", 2, "sales");
  private static final Member WEST = new Member("west", "West", 2, "sales");
  private static final Member COAST = new Member("coast", "Coast", 3, "west");

  @Test
  void aMemberDividesIntoTheTeamsThatHaveNoneBelowThem() {
    Members members = Members.of(COMPANY, List.of(SALES, EAST, WEST, COAST));

    assertThat(members.parts()).containsExactly(EAST, COAST);
    assertThat(members.below()).containsExactly(SALES, EAST, WEST, COAST);
  }

  @Test
  void aTeamWithoutTeamsBelowDoesNotDivide() {
    assertThat(Members.of(EAST, List.of(SALES, EAST, WEST, COAST)).parts()).isEmpty();
  }

  @Test
  void aTreeThatRunsInACircleEnds() {
    Member first = new Member("a", "A", 1, "b");
    Member second = new Member("b", "B", 2, "a");

    assertThat(Members.of(first, List.of(first, second)).below()).containsExactly(second);
  }
}
