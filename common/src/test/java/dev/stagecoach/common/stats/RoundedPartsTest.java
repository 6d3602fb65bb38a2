package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundedPartsTest {

  @Test
  void theLargestRemaindersGoUp() {
    assertThat(RoundedParts.of(new double[] {3.3, 3.5, 3.2}, 10)).containsExactly(3, 4, 3);
  }

  @Test
  void negativePartsAreRoundedLikewise() {
    assertThat(RoundedParts.of(new double[] {-50.7, 90.6, 1.1}, 41)).containsExactly(-51, 91, 1);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void partsAlwaysAddUpToTheWholeAndMoveByLessThanTwo(long seed) {
    Random random = new Random(seed);
    double[] parts = random.doubles(1 + random.nextInt(9), -1e7, 1e7).toArray();
    long whole = Math.round(Arrays.stream(parts).sum());

    long[] rounded = RoundedParts.of(parts, whole);

    assertThat(Arrays.stream(rounded).sum()).isEqualTo(whole);
    for (int i = 0; i < parts.length; i++) {
      assertThat(Math.abs(rounded[i] - parts[i])).isLessThan(2);
    }
  }
}
