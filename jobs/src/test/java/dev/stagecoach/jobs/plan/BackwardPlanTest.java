package dev.stagecoach.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BackwardPlanTest {
  private static final Offset<Double> ROUNDING = within(1e-9);
  private static final double CONFIDENCE = 0.8;

  /** Deals of 100, half of those in a come to b, half of those in b are won. */
  private static final PlanRates RATES =
      new PlanRates(
          100, 0.25, List.of(new StageRate("a", 0.5), new StageRate("b", 0.5)), List.of());

  private static BackwardPlan plan(double revenue, OnHand onHand) {
    return new BackwardPlan(revenue, onHand, Map.of(), Optional.empty());
  }

  @Test
  void fiveMillionAtAHundredThousandAndAQuarterWonAreFiftyDealsAndTwoHundredOpportunities() {
    List<PlannedStep> steps =
        plan(5_000_000, OnHand.NOTHING).steps(PlanRates.of(100_000, 0.25), List.of(), CONFIDENCE);

    assertThat(steps)
        .extracting(step -> step.step().name(), step -> step.required().value())
        .containsExactly(
            tuple("revenue", 5_000_000.0), tuple("deals", 50.0), tuple("opportunities", 200.0));
  }

  @Test
  void revenueWonAndTheExpectedYieldOfOpenDealsAreOnHand() {
    // 1,000 won; 400 open in a at 1/4 and 600 in b at 1/2: 1,400 of 10,000, 14 of 100 deals.
    OnHand onHand =
        new OnHand(1000, List.of(new OnHand.OpenStage("a", 400), new OnHand.OpenStage("b", 600)));

    List<PlannedStep> steps = plan(10_000, onHand).steps(RATES, List.of(), CONFIDENCE);

    assertThat(steps)
        .extracting(
            step -> step.step().name(),
            step -> step.required().value(),
            PlannedStep::onHand,
            step -> step.missing().value())
        .containsExactly(
            tuple("revenue", 10_000.0, 1400.0, 8600.0),
            tuple("deals", 100.0, 14.0, 86.0),
            tuple("b", 200.0, 28.0, 172.0),
            tuple("opportunities", 400.0, 56.0, 344.0));
  }

  @Test
  void openDealsYieldOnlyWhatIsWonInTheDaysThatAreLeft() {
    // Ten days are left; of the wins from b, a third come within ten of thirty days.
    PlanTime time =
        new PlanTime(
            new DateRange(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1)),
            LocalDate.of(2024, 12, 22),
            BusinessCalendar.iso());
    BackwardPlan plan =
        new BackwardPlan(
            1000,
            new OnHand(0, List.of(new OnHand.OpenStage("b", 600))),
            Map.of("b", LagDistribution.of(new TreeMap<>(Map.of(30, 0.5)))),
            Optional.of(time));

    assertThat(plan.steps(RATES, List.of(), CONFIDENCE).get(0).onHand()).isCloseTo(100, ROUNDING);
  }

  @Test
  void moreOnHandThanIsRequiredLeavesNothingMissing() {
    List<PlannedStep> steps =
        plan(1000, new OnHand(1500, List.of())).steps(RATES, List.of(), CONFIDENCE);

    assertThat(steps).extracting(step -> step.missing().value()).containsOnly(0.0);
    assertThat(steps.get(1).onHand()).isEqualTo(15);
  }

  @Test
  void aRangeHoldsTheMiddleOfTheDraws() {
    // Win rates of 0.1, 0.2 … 1: opportunities per deal of 10, 5 … 1; type 7 at 10 % and 90 %.
    List<PlanRates> drawn =
        IntStream.rangeClosed(1, 10).mapToObj(tenths -> PlanRates.of(100, tenths / 10.0)).toList();

    Range range =
        plan(100, OnHand.NOTHING)
            .steps(PlanRates.of(100, 0.25), drawn, CONFIDENCE)
            .get(2)
            .required()
            .range();

    assertThat(range.low()).isCloseTo(1 + 0.9 * (10 / 9.0 - 1), ROUNDING);
    assertThat(range.high()).isCloseTo(5 + 0.1 * (10 - 5), ROUNDING);
  }

  @Test
  void whatIsGivenHasNoRange() {
    PlannedStep deals = plan(1000, OnHand.NOTHING).steps(RATES, List.of(), CONFIDENCE).get(1);

    assertThat(deals.required().range()).isEqualTo(new Range(10, 10));
  }

  @Test
  void missingEntriesAreDueInTheWeeksFromWhichTheyAreWonInTime() {
    // Three weeks are left, all of the goal; wins from a come half at once, half a week later.
    PlanTime time =
        new PlanTime(
            new DateRange(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 22)),
            LocalDate.of(2024, 1, 1),
            BusinessCalendar.iso());
    BackwardPlan plan =
        new BackwardPlan(
            1200,
            OnHand.NOTHING,
            Map.of("a", LagDistribution.of(new TreeMap<>(Map.of(7, 0.1, 14, 0.2)))),
            Optional.of(time));

    PlannedStep opportunities = plan.steps(RATES, List.of(), CONFIDENCE).get(3);

    assertThat(opportunities.missing().value()).isEqualTo(48);
    assertThat(opportunities.due(0).value()).isCloseTo(24, ROUNDING);
    assertThat(opportunities.due(1).value()).isCloseTo(16, ROUNDING);
    assertThat(opportunities.due(2).value()).isCloseTo(8, ROUNDING);
    assertThat(opportunities.perWeek()).isCloseTo(16, ROUNDING);
    assertThat(opportunities.overdue()).isCloseTo(1 / 6.0, ROUNDING);
  }
}
