package dev.stagecoach.jobs.simulate.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunnelLawTest {
  private static final FunnelLaw PLAIN =
      new FunnelLaw(List.of(0.5, 0.4), List.of(1.0, 0.0, 0.0), 0);

  @Test
  void withoutSkipsConversionIsTheProbabilityOfAdvancing() {
    List<Double> conversions = FunnelLaw.conversions(PLAIN.reach());

    assertThat(conversions.get(0)).isCloseTo(0.5, within(1e-12));
    assertThat(conversions.get(1)).isCloseTo(0.4, within(1e-12));
    assertThat(PLAIN.win()).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void dealThatSkipsAStageHasReachedIt() {
    FunnelLaw skipping = new FunnelLaw(List.of(0.5, 0.4), List.of(1.0, 0.0, 0.0), 0.1);

    // Of 100 deals 50 advance: 45 to the second stage, 5 straight to won; 18 of the 45 win too.
    assertThat(skipping.reach().get(1)).isCloseTo(0.50, within(1e-12));
    assertThat(skipping.win()).isCloseTo(0.23, within(1e-12));
  }

  @Test
  void dealCreatedMidFunnelHasReachedTheStagesBefore() {
    FunnelLaw midway = new FunnelLaw(List.of(0.5, 0.4), List.of(0.5, 0.5, 0.0), 0);

    assertThat(midway.reach().get(1)).isCloseTo(0.75, within(1e-12));
    assertThat(midway.win()).isCloseTo(0.30, within(1e-12));
  }

  @Test
  void oddsAreMultipliedStageByStage() {
    assertThat(PLAIN.withOdds(2).advance(0)).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(PLAIN.withOdds(1).reach()).isEqualTo(PLAIN.reach());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void drawsAgreeWithTheExactRates(long seed) {
    FunnelLaw law =
        new FunnelLaw(List.of(0.6, 0.5, 0.7, 0.8), List.of(0.8, 0.1, 0.05, 0.03, 0.02), 0.15);
    int draws = 40_000;
    int[] reached = new int[5];
    Dice dice = Dice.of(seed);

    for (int i = 0; i < draws; i++) {
      List<Integer> furthest = law.draw(dice);
      for (int stage = 0; stage <= furthest.get(furthest.size() - 1); stage++) {
        reached[stage]++;
      }
    }

    for (int stage = 0; stage < reached.length; stage++) {
      double exact = law.reach().get(stage);
      double error = Math.sqrt(exact * (1 - exact) / draws);
      assertThat((double) reached[stage] / draws)
          .as("seed %d, stage %d", seed, stage)
          .isCloseTo(exact, within(4 * error + 1e-9));
    }
  }

  @Test
  void startWeightsMustCoverEveryStageAndWon() {
    assertThatThrownBy(() -> new FunnelLaw(List.of(0.5, 0.4), List.of(1.0), 0))
        .hasMessage("A funnel of 2 stages needs 3 start weights (the last one for won), not 1.");
  }
}
