package dev.stagecoach.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stagecoach.common.config.Origin;
import dev.stagecoach.common.config.Planning.Holder;
import dev.stagecoach.common.config.Planning.Target;
import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.Period;
import dev.stagecoach.common.time.PeriodGrain;
import dev.stagecoach.jobs.plan.PlanBook.PlanTeam;
import dev.stagecoach.jobs.plan.TargetBook.Stay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** All in the second quarter of 2024: 30 + 31 + 30 = 91 days, so a target of 91 is one a day. */
class TargetBookTest {
  private static final Offset<Double> ROUNDING = within(1e-9);
  private static final String METRIC = "deals_won";
  private static final LocalDate LONG_AGO = LocalDate.of(1, 1, 1);
  private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);
  private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
  private static final Holder SALES = Holder.team("sales");
  private static final Holder EAST = Holder.team("east");
  private static final Holder WEST = Holder.team("west");
  private static final Holder ANN = Holder.rep("ann");
  private static final Holder BOB = Holder.rep("bob");
  private static final Period QUARTER =
      BusinessCalendar.iso().periodOf(LocalDate.of(2024, 4, 1), PeriodGrain.QUARTER);
  private static final List<PlanTeam> TEAMS =
      List.of(
          new PlanTeam("sales", "Sales", 1, List.of("sales")),
          new PlanTeam("east", "East", 2, List.of("sales", "east")),
          new PlanTeam("west", "West", 2, List.of("sales", "west")));

  private static Target target(Holder holder, int value) {
    return target(holder, value, Optional.empty(), Optional.empty());
  }

  private static Target target(
      Holder holder, int value, Optional<LocalDate> from, Optional<LocalDate> until) {
    return new Target(
        "of_" + holder.level(),
        "label",
        holder,
        METRIC,
        PeriodGrain.QUARTER,
        BigDecimal.valueOf(value),
        from,
        until,
        new Origin("test.conf", 1));
  }

  private static PeriodTarget of(Holder member, Map<String, List<Stay>> stays, Target... targets) {
    return new TargetBook(List.of(targets), TEAMS, stays)
        .of(member, METRIC, QUARTER, true)
        .orElseThrow();
  }

  @Test
  void aTargetHoldsWholeInAWholePeriod() {
    assertThat(of(EAST, Map.of(), target(EAST, 91)).value()).isEqualTo(91);
  }

  @Test
  void aTargetThatHoldsFromMayAsksForItsSixtyOneDays() {
    PeriodTarget half = of(EAST, Map.of(), target(EAST, 91, Optional.of(MAY), Optional.empty()));

    assertThat(half.value()).isCloseTo(61, ROUNDING);
    assertThat(half.fullValue()).isEqualTo(91);
  }

  @Test
  void ofTwoTargetsThatFollowEachOtherEachAsksForItsDays() {
    // 30 days at one a day and 61 at two.
    PeriodTarget both =
        of(
            EAST,
            Map.of(),
            target(EAST, 91, Optional.empty(), Optional.of(MAY)),
            target(EAST, 182, Optional.of(MAY), Optional.empty()));

    assertThat(both.value()).isCloseTo(30 + 122, ROUNDING);
  }

  @Test
  void aRateIsAskedForWhole() {
    TargetBook book =
        new TargetBook(
            List.of(target(EAST, 3, Optional.of(MAY), Optional.empty())), TEAMS, Map.of());

    assertThat(book.of(EAST, METRIC, QUARTER, false).orElseThrow().value()).isEqualTo(3);
  }

  @Test
  void aRepWhoJoinsInJuneHasTheTargetOfJune() {
    Map<String, List<Stay>> stays =
        Map.of("ann", List.of(new Stay("east", LocalDate.of(2024, 6, 1), NEVER)));

    assertThat(of(ANN, stays, target(ANN, 91)).value()).isCloseTo(30, ROUNDING);
  }

  @Test
  void aRepWhoLeavesInMayHasTheTargetUntilThen() {
    Map<String, List<Stay>> stays = Map.of("ann", List.of(new Stay("east", LONG_AGO, MAY)));

    assertThat(of(ANN, stays, target(ANN, 91)).value()).isCloseTo(30, ROUNDING);
  }

  @Test
  void aRepWhoMovesTakesTheRestOfTheTargetAlong() {
    Map<String, List<Stay>> stays =
        Map.of("ann", List.of(new Stay("east", LONG_AGO, MAY), new Stay("west", MAY, NEVER)));
    Target[] targets = {target(ANN, 91)};

    assertThat(of(EAST, stays, targets).value()).isCloseTo(30, ROUNDING);
    assertThat(of(WEST, stays, targets).value()).isCloseTo(61, ROUNDING);
    assertThat(of(SALES, stays, targets).value()).isCloseTo(91, ROUNDING);
    assertThat(of(Holder.COMPANY, stays, targets).value()).isCloseTo(91, ROUNDING);
  }

  @Test
  void aTeamWithoutATargetHasTheSumOfItsReps() {
    Map<String, List<Stay>> stays =
        Map.of(
            "ann", List.of(new Stay("east", LONG_AGO, NEVER)),
            "bob", List.of(new Stay("east", LONG_AGO, NEVER)));

    PeriodTarget east = of(EAST, stays, target(ANN, 10), target(BOB, 20));

    assertThat(east.name()).isEqualTo("(rolled up)");
    assertThat(east.value()).isCloseTo(30, ROUNDING);
  }

  @Test
  void aTeamsOwnTargetMayDifferFromTheSumOfItsReps() {
    Map<String, List<Stay>> stays = Map.of("ann", List.of(new Stay("east", LONG_AGO, NEVER)));

    PeriodTarget east = of(EAST, stays, target(EAST, 25), target(ANN, 30));

    assertThat(east.value()).isEqualTo(25);
    assertThat(east.below().orElseThrow()).isCloseTo(30, ROUNDING);
  }

  @Test
  void aboveTeamsWithTargetsTheTopmostAreAddedUp() {
    PeriodTarget company =
        of(Holder.COMPANY, Map.of(), target(SALES, 50), target(EAST, 30), target(WEST, 40));

    assertThat(company.value()).isEqualTo(50);
    assertThat(of(SALES, Map.of(), target(EAST, 30), target(WEST, 40)).value()).isEqualTo(70);
  }

  @Test
  void anotherMetricOrGrainHasNoTarget() {
    TargetBook book = new TargetBook(List.of(target(EAST, 91)), TEAMS, Map.of());
    Period month = BusinessCalendar.iso().periodOf(MAY, PeriodGrain.MONTH);

    assertThat(book.of(EAST, "win_rate", QUARTER, false)).isEmpty();
    assertThat(book.of(EAST, METRIC, month, true)).isEmpty();
  }
}
