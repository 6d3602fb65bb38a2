package dev.stagecoach.jobs.simulate.deal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.jobs.simulate.SimulatedCompany;
import dev.stagecoach.jobs.simulate.chance.FunnelLaw;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.Rep;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.company.Team;
import dev.stagecoach.jobs.simulate.company.Unit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DealMakerLawsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void versionsFollowOneAnotherInsideTheHistory(long seed) {
    SimulationOptions options = SimulatedCompany.of(1_500, seed, 3, 0.05);
    for (Deal deal : deals(options, 0.05)) {
      long before = Long.MIN_VALUE;
      for (Version version : deal.versions()) {
        assertThat(version.at()).as("seed %d, %s", seed, deal).isGreaterThan(before);
        assertThat(version.at()).isLessThan(options.untilMillis());
        assertThat(version.knownAt()).isBetween(version.at(), options.untilMillis());
        before = version.at();
      }
      assertThat(deal.versions().get(0).isLate()).isFalse();
      assertThat(deal.createdAt()).isGreaterThanOrEqualTo(BusinessClock.start(options.startDay()));
      assertThat(deal.account().createdAt()).isLessThanOrEqualTo(deal.createdAt());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void openDealsBelongToRepsWhoWorkHere(long seed) {
    SimulationOptions options = SimulatedCompany.of(1_500, seed);
    Company company = new Company(options);
    for (Deal deal : deals(options, 0)) {
      for (Version version : deal.versions()) {
        Rep rep = company.rep(version.owner());
        boolean isOpen = !Stage.isClosed(version.stage()) && !version.isDeleted();
        assertThat(!isOpen || rep.isActive(BusinessClock.day(version.at())) || wasReopened(deal))
            .as("seed %d, %s", seed, deal)
            .isTrue();
        assertThat(rep.unit()).isEqualTo(deal.unit());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void activitiesLieInTheDealsLife(long seed) {
    SimulationOptions options = SimulatedCompany.of(1_000, seed);
    ActivityMaker maker = new ActivityMaker(options);
    for (Deal deal : deals(options, 0)) {
      for (Activity activity : maker.activities(deal)) {
        assertThat(activity.at())
            .as("seed %d, %s", seed, deal)
            .isGreaterThan(deal.createdAt())
            .isLessThan(deal.endsBefore(options.untilMillis()));
      }
    }
  }

  @Test
  void activeDealsAreWonMoreOften() {
    List<Deal> deals = deals(SimulatedCompany.of(20_000, 42), 0);

    assertThat(winRate(deals, 2)).isGreaterThan(2 * winRate(deals, 0));
  }

  @Test
  void eventualConversionsCoverTheTruthAsOftenAsTheyShould() {
    int covered = 0;
    int intervals = 0;
    for (long seed = 1; seed <= 12; seed++) {
      SimulationOptions options = SimulatedCompany.of(6_000, seed);
      Company company = new Company(options);
      List<Deal> mature =
          deals(options, 0).stream()
              .filter(Deal::isLive)
              .filter(deal -> deal.createdAt() < options.untilMillis() - 900 * BusinessClock.DAY)
              .toList();
      for (Team team : company.teams()) {
        List<Deal> ofTeam =
            mature.stream().filter(deal -> deal.team().id().equals(team.id())).toList();
        List<Double> truth = FunnelLaw.conversions(team.law().reach());
        for (int stage = 0; stage < Stage.OPEN; stage++) {
          int entries = reached(ofTeam, stage);
          int advanced = reached(ofTeam, stage + 1);
          double p = truth.get(stage);
          double z = (advanced - entries * p) / Math.sqrt(entries * p * (1 - p));
          covered += Math.abs(z) < 1.96 ? 1 : 0;
          intervals++;
        }
      }
    }

    // 720 intervals, of which 95 % should cover: 684 ± 6.
    assertThat((double) covered / intervals).isBetween(0.92, 0.975);
  }

  @Test
  void dealDoesNotDependOnWhichOthersWereMade() {
    SimulationOptions options = SimulatedCompany.of(1_000, 9);
    DealMaker maker = new DealMaker(new Company(options), 0);
    Deal alone = new DealMaker(new Company(options), 0).deal(Unit.SOUTH, 77);

    maker.deal(Unit.NORTH, 5);

    assertThat(maker.deal(Unit.SOUTH, 77).versions()).isEqualTo(alone.versions());
  }

  private static boolean wasReopened(Deal deal) {
    return deal.versions().stream().anyMatch(version -> Stage.isClosed(version.stage()));
  }

  private static double winRate(List<Deal> deals, int level) {
    List<Deal> ofLevel = deals.stream().filter(deal -> deal.activityLevel() == level).toList();
    return (double) reached(ofLevel, Stage.WON) / ofLevel.size();
  }

  private static int reached(List<Deal> deals, int stage) {
    return (int) deals.stream().filter(deal -> furthest(deal) >= stage).count();
  }

  private static int furthest(Deal deal) {
    if (deal.last().stage() == Stage.WON) {
      return Stage.WON;
    }
    return deal.versions().stream()
        .mapToInt(Version::stage)
        .filter(stage -> !Stage.isClosed(stage))
        .max()
        .orElse(0);
  }

  private static List<Deal> deals(SimulationOptions options, double touches) {
    Company company = new Company(options);
    DealMaker maker = new DealMaker(company, touches);
    List<Deal> deals = new ArrayList<>();
    for (Unit unit : Unit.values()) {
      for (long number = 0; number < company.deals(unit); number++) {
        deals.add(maker.deal(unit, number));
      }
    }
    return deals;
  }
}
