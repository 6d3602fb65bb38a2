package dev.stagecoach.common.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MillionthsTest {
  private final long[] sums = new long[2 * Millionths.WIDTH];

  @Test
  void amountsAddUpExactlyBesideEachOther() {
    add(1, "0.1", "0.2", "-12.345678");
    Millionths.add(BigDecimal.ONE, 1, sums, Millionths.WIDTH);

    assertThat(Millionths.decimal(sums, 0).toJavaBigDecimal()).isEqualTo("-12.045678");
    assertThat(Millionths.decimal(sums, Millionths.WIDTH).toJavaBigDecimal()).isEqualTo("1.000000");
  }

  @Test
  void amountsBeyondALongOfMillionthsAddUpToo() {
    add(1, "123456789012345678.5", "123456789012345678.500001");

    assertThat(Millionths.decimal(sums, 0).toJavaBigDecimal())
        .isEqualTo("246913578024691357.000001");
  }

  @Test
  void whatIsAddedAndTakenAwayInPartsIsNothing() {
    add(1, "0.600000", "0.600000", "98765432109876543.2");
    add(-1, "1.2", "98765432109876543.2");

    assertThat(Millionths.isZero(sums, 0)).isTrue();
  }

  @Test
  void aMillionthIsSomething() {
    add(1, "1.000001");
    add(-1, "1");

    assertThat(Millionths.isZero(sums, 0)).isFalse();
  }

  @Test
  void aSeventhPlaceIsRefused() {
    assertThatThrownBy(() -> add(1, "0.0000001"))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("Rounding");
  }

  private void add(int sign, String... amounts) {
    List.of(amounts).forEach(amount -> Millionths.add(new BigDecimal(amount), sign, sums, 0));
  }
}
