package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapleySplitTest {

  /**
   * 10 deals at 20 against 8 deals at 30. Deals first: (8 - 10) 20 = -40, then size (30 - 20) 8 =
   * 80; size first: (30 - 20) 10 = 100, then deals (8 - 10) 30 = -60. The averages: -50 and 90.
   */
  @Test
  void twoFactorsShareWhatTheyChangeTogether() {
    assertThat(ShapleySplit.of(new double[] {10, 20}, new double[] {8, 30}))
        .containsExactly(new double[] {-50, 90}, within(1e-9));
  }

  @Test
  void aFactorThatIsTheSameContributesNothing() {
    assertThat(ShapleySplit.of(new double[] {4, 0.5, 7}, new double[] {6, 0.5, 9})[1])
        .isCloseTo(0, within(1e-12));
  }

  /**
   * From 0 x 0.5 to 10 x 0.5 x …: with the first at 0 nothing else changes the product until it is
   * the first one's turn.
   */
  @Test
  void aFactorOfNothingIsSplitAsWell() {
    assertThat(ShapleySplit.of(new double[] {0, 1}, new double[] {10, 3}))
        .containsExactly(new double[] {20, 10}, within(1e-9));
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void partsAddUpToTheDifferenceForAnyFactors(long seed) {
    Random random = new Random(seed);
    int count = 1 + random.nextInt(8);
    double[] own = random.doubles(count, 0, 5).toArray();
    double[] other = random.doubles(count, 0, 5).toArray();

    double difference = product(other) - product(own);

    assertThat(Arrays.stream(ShapleySplit.of(own, other)).sum())
        .isCloseTo(difference, within(1e-9 * Math.max(1, product(own) + product(other))));
  }

  @Test
  void refusesSidesOfDifferentLength() {
    assertThatThrownBy(() -> ShapleySplit.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Needs the same number of factors on both sides, at most 20, but got 2 and 3");
  }

  private static double product(double[] factors) {
    return Arrays.stream(factors).reduce(1, (left, right) -> left * right);
  }
}
