package dev.stagecoach.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRatesTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  private static PlanRates rates(double winRate, StageRate... stages) {
    return new PlanRates(1000, winRate, List.of(stages), List.of());
  }

  @Test
  void withoutStagesAStepGoesFromDealsToOpportunities() {
    assertThat(PlanRates.of(100_000, 0.25).steps())
        .extracting(PlanStep::name, PlanStep::perDeal)
        .containsExactly(
            tuple("revenue", 100_000.0), tuple("deals", 1.0), tuple("opportunities", 4.0));
  }

  @Test
  void entriesOfAStageAreThoseOfTheNextByItsConversion() {
    // Of 80 opportunities 40 come to b, 20 to c and 10 are won: a deal won takes 2 c, 4 b, 8 a.
    PlanRates rates =
        rates(0.125, new StageRate("a", 0.5), new StageRate("b", 0.5), new StageRate("c", 0.5));

    assertThat(rates.steps())
        .extracting(PlanStep::name, PlanStep::kind, PlanStep::perDeal)
        .containsExactly(
            tuple("revenue", PlanStep.Kind.REVENUE, 1000.0),
            tuple("deals", PlanStep.Kind.DEALS, 1.0),
            tuple("c", PlanStep.Kind.STAGE, 2.0),
            tuple("b", PlanStep.Kind.STAGE, 4.0),
            tuple("opportunities", PlanStep.Kind.OPPORTUNITIES, 8.0));
  }

  @Test
  void activitiesFollowFromOpportunities() {
    PlanRates rates =
        new PlanRates(
            1000,
            0.25,
            List.of(),
            List.of(new ActivityRate("meetings_held", 2), new ActivityRate("dials", 50)));

    assertThat(rates.steps())
        .extracting(PlanStep::name, PlanStep::perDeal)
        .contains(tuple("meetings_held", 8.0), tuple("dials", 200.0));
  }

  @Test
  void stagesAreBentUntilTheirProductIsTheWinRate() {
    // 0.5 x 0.2 = 0.1; its square root is wanted, so each conversion becomes its own square root.
    PlanRates rates = rates(Math.sqrt(0.1), new StageRate("a", 0.5), new StageRate("b", 0.2));

    assertThat(rates.stages().get(0).conversion()).isCloseTo(Math.sqrt(0.5), ROUNDING);
    assertThat(rates.stages().get(1).conversion()).isCloseTo(Math.sqrt(0.2), ROUNDING);
    assertThat(StageRate.product(rates.stages())).isCloseTo(Math.sqrt(0.1), ROUNDING);
  }

  @Test
  void stagesWithoutAnyLossShareTheLossEvenly() {
    PlanRates rates = rates(0.25, new StageRate("a", 1), new StageRate("b", 1));

    assertThat(rates.stages()).extracting(StageRate::conversion).containsExactly(0.5, 0.5);
  }

  @Test
  void theChanceOfWinningFromAStageIsTheProductFromThereOn() {
    PlanRates rates = rates(0.1, new StageRate("a", 0.5), new StageRate("b", 0.2));

    assertThat(rates.winProbability("a")).isCloseTo(0.1, ROUNDING);
    assertThat(rates.winProbability("b")).isCloseTo(0.2, ROUNDING);
    assertThat(rates.winProbability("elsewhere")).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
  void aWinRateThatIsNoShareIsRefused(double winRate) {
    assertThatThrownBy(() -> PlanRates.of(1000, winRate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The win rate must lie above 0 and at most at 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void aDealSizeThatIsNotAboveZeroIsRefused(double size) {
    assertThatThrownBy(() -> PlanRates.of(size, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The average deal size must lie above 0");
  }
}
