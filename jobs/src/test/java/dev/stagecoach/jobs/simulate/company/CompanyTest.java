package dev.stagecoach.jobs.simulate.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.jobs.simulate.SimulatedCompany;
import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void dealsFallToRepsWhoWorkInTheTeamOnThatDay(long seed) {
    SimulationOptions options = SimulatedCompany.of(20_000, seed);
    Company company = new Company(options);
    Dice dice = Dice.of(seed);

    for (Team team : company.teams()) {
      for (int day = options.startDay(); day < options.untilDay(); day += 11) {
        Rep rep = company.drawRep(team, day, dice.chance(0.2), dice);
        assertThat(rep.isActive(day)).as("seed %d, %s on %d", seed, rep, day).isTrue();
        assertThat(rep.teamOn(day)).isEqualTo(team);
      }
    }
  }

  @Test
  void repsJoinMoveAndLeave() {
    Company company = new Company(SimulatedCompany.of(100_000, 42));
    int start = company.options().startDay();

    assertThat(company.reps()).anyMatch(rep -> rep.hired() > start);
    assertThat(company.reps()).anyMatch(rep -> rep.left() != Rep.NEVER);
    assertThat(company.reps())
        .anyMatch(rep -> rep.moves() != Rep.NEVER && !rep.firstTeam().equals(rep.secondTeam()));
  }

  @Test
  void treeOfTeamsHasOneRootAUnitAndNoOrphans() {
    Company company = new Company(SimulatedCompany.of(1_000, 42));
    Set<String> known = new HashSet<>(Set.of(""));

    for (TeamNode node : company.tree()) {
      assertThat(known).contains(node.parentId());
      known.add(node.id());
    }
    assertThat(company.tree()).filteredOn(node -> node.parentId().isEmpty()).hasSize(2);
    assertThat(company.teams()).hasSize(12).allMatch(team -> known.contains(team.id()));
  }

  @Test
  void accountsExistBeforeTheirDeals() {
    Company company = new Company(SimulatedCompany.of(20_000, 42));
    Dice dice = Dice.of(1);

    for (int i = 0; i < 2_000; i++) {
      double share = dice.share();
      Account account = company.accounts(Unit.NORTH).draw(i % 3, share, dice);
      long deal = BusinessClock.working(company.calendar().instant(share));
      assertThat(account.createdAt()).isLessThanOrEqualTo(deal);
      assertThat(account.size()).isEqualTo(i % 3);
    }
  }

  @Test
  void moreDealsAreCreatedLaterAndFewerInSummer() {
    SalesCalendar calendar = new Company(SimulatedCompany.of(1_000, 42)).calendar();

    double firstYear = share(calendar, "2020-01-06", "2021-01-01");
    double lastYear = share(calendar, "2024-01-01", "2025-01-01");
    double august = share(calendar, "2023-08-01", "2023-09-01");
    double october = share(calendar, "2023-10-01", "2023-11-01");

    assertThat(lastYear).isGreaterThan(1.8 * firstYear);
    assertThat(august).isLessThan(0.8 * october);
  }

  @Test
  void numberOfRepsGrowsWithTheSquareRootOfDeals() {
    assertThat(SimulationOptions.usualReps(20_000, 12)).isEqualTo(60);
    assertThat(SimulationOptions.usualReps(2_000_000, 12)).isEqualTo(600);
    assertThat(SimulationOptions.usualReps(10, 12)).isEqualTo(24);
  }

  @Test
  void impossibleOptionsAreRefusedInOneSentence() {
    LocalDate until = LocalDate.of(2025, 1, 1);
    Parameters parameters = Parameters.defaults();
    List<String> refused = List.of("--deals is 0; it must be at least 1.");

    assertThatThrownBy(() -> new SimulationOptions(0, 1, 5, until, 12, 60, 0, 0.01, parameters))
        .hasMessage(refused.get(0));
    assertThatThrownBy(() -> new SimulationOptions(10, 1, 5, until, 12, 3, 0, 0.01, parameters))
        .hasMessage("--reps is 3; each of the 12 teams needs at least one.");
  }

  private static double share(SalesCalendar calendar, String from, String to) {
    return calendar.shareBetween(
        (int) LocalDate.parse(from).toEpochDay(), (int) LocalDate.parse(to).toEpochDay());
  }
}
