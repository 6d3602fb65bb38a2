package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PopulationStabilityTest {

  @Test
  void theSameSharesOfMoreRowsAreNoShift() {
    PopulationStability stability =
        PopulationStability.of(new long[] {3_000, 7_000}, new long[] {6_000, 14_000});

    assertThat(stability.index()).isCloseTo(0, within(1e-6));
    assertThat(stability.moved()).isZero();
    assertThat(stability.isShifted()).isFalse();
  }

  /** By hand: (0.5 − 0.2) ln(0.5 / 0.2) + (0.5 − 0.8) ln(0.5 / 0.8) = 0.27489 + 0.14100. */
  @Test
  void agreesWithTheFormulaByHand() {
    PopulationStability stability =
        PopulationStability.of(new long[] {20_000_000, 80_000_000}, new long[] {50_000, 50_000});

    assertThat(stability.index()).isCloseTo(0.41589, within(1e-4));
    assertThat(stability.moved()).isEqualTo(30_000);
    assertThat(stability.isShifted()).isTrue();
  }

  @Test
  void whichSideIsTheOlderMakesNoDifferenceToTheIndex() {
    long[] one = {10, 200, 3_000};
    long[] other = {500, 20, 900};

    assertThat(PopulationStability.of(one, other).index())
        .isCloseTo(PopulationStability.of(other, one).index(), within(1e-12));
  }

  @Test
  void aBinThatFillsFromNothingIsAShift() {
    assertThat(PopulationStability.of(new long[] {1_000, 0}, new long[] {700, 300}).isShifted())
        .isTrue();
  }

  @Test
  void aSmallStepOfManyRowsIsBeyondChanceAndYetNoShift() {
    PopulationStability stability =
        PopulationStability.of(new long[] {500_000, 500_000}, new long[] {520_000, 480_000});

    assertThat(stability.index()).isGreaterThan(stability.byChance());
    assertThat(stability.isShifted()).isFalse();
  }

  /** A thousand pairs of samples of one population; about one of them exceeds what chance gives. */
  @Test
  void samplesOfOnePopulationHardlyEverExceedWhatChanceGives() {
    Random chance = new Random(7);
    int exceeded = 0;
    for (int pair = 0; pair < 1_000; pair++) {
      PopulationStability stability =
          PopulationStability.of(sample(chance, 400), sample(chance, 300));
      exceeded += stability.index() > stability.byChance() ? 1 : 0;
    }

    assertThat(exceeded).isLessThan(6);
  }

  @Test
  void oneBinCannotShift() {
    assertThat(PopulationStability.of(new long[] {5}, new long[] {50}).isShifted()).isFalse();
  }

  @Test
  void whatHasNoRowsIsRefused() {
    assertThatThrownBy(() -> PopulationStability.of(new long[] {0, 0}, new long[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Both sides must have rows, but got 0 and 3");
  }

  private static long[] sample(Random chance, int rows) {
    long[] bins = new long[8];
    for (int row = 0; row < rows; row++) {
      bins[chance.nextInt(bins.length)]++;
    }
    return bins;
  }
}
