package dev.stagecoach.jobs.simulate.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DiceTest {
  @Test
  void sameKeysGiveTheSameStream() {
    assertThat(stream(Dice.of(42, 1, 7))).isEqualTo(stream(Dice.of(42, 1, 7)));
  }

  @Test
  void anyOtherKeyGivesAnotherStream() {
    List<Long> stream = stream(Dice.of(42, 1, 7));

    assertThat(stream).isNotEqualTo(stream(Dice.of(43, 1, 7)));
    assertThat(stream).isNotEqualTo(stream(Dice.of(42, 7, 1)));
    assertThat(stream).isNotEqualTo(stream(Dice.of(42, 1)));
  }

  @Test
  void neighbouringKeysAreIndependent() {
    double mean =
        DoubleStream.iterate(0, i -> i + 1)
            .limit(20_000)
            .map(DiceTest::first)
            .average()
            .orElseThrow();

    assertThat(mean).isCloseTo(0.5, within(0.01));
  }

  @Test
  void distributionsHaveTheirMeans() {
    Dice dice = Dice.of(5);
    int draws = 40_000;

    assertThat(mean(draws, i -> dice.normal())).isCloseTo(0, within(0.02));
    assertThat(mean(draws, i -> dice.poisson(2.5))).isCloseTo(2.5, within(0.04));
    assertThat(mean(draws, i -> dice.between(1, 6))).isCloseTo(3.5, within(0.04));
    assertThat(mean(draws, i -> Math.log(dice.logNormal(10, 0.5))))
        .isCloseTo(Math.log(10), within(0.02));
  }

  @Test
  void weightsAreDrawnInProportion() {
    Weights weights = Weights.of(List.of(1.0, 0.0, 3.0));
    Dice dice = Dice.of(6);

    assertThat(mean(40_000, i -> weights.draw(dice) == 2 ? 1 : 0)).isCloseTo(0.75, within(0.01));
    assertThat(weights.probability(1)).isZero();
  }

  private static double first(double key) {
    return Dice.of(42, (long) key).share();
  }

  private static double mean(int draws, LongToDoubleFunction draw) {
    return LongStream.range(0, draws).mapToDouble(draw).average().orElseThrow();
  }

  private static List<Long> stream(Dice dice) {
    return LongStream.range(0, 20).map(i -> dice.bits()).boxed().toList();
  }
}
