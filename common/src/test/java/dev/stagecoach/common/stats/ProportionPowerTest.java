package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Figures of the examples in R's help page of {@code power.prop.test}. */
class ProportionPowerTest {

  @Test
  void fiftyInEachGroupFindAHalfAgainstThreeQuartersInThreeOfFourTrials() {
    assertThat(ProportionPower.USUAL.of(0.50, 0.75, 50)).isCloseTo(0.740, within(0.0005));
  }

  @Test
  void seventySevenInEachGroupFindItWithNinetyPercent() {
    assertThat(ProportionPower.USUAL.of(0.50, 0.75, 76.7)).isCloseTo(0.9, within(0.0005));
  }

  @Test
  void fiftyInEachGroupFindAnIncreaseFromHalfToFourFifthsWithNinetyPercent() {
    double increase = new ProportionPower(0.05, 0.9).detectableIncrease(0.5, 50).orElseThrow();

    assertThat(0.5 + increase).isCloseTo(0.8026, within(0.00005));
  }

  @Test
  void whatIsDetectedIsDetectedWithExactlyTheWantedPower() {
    double increase = ProportionPower.USUAL.detectableIncrease(0.2, 400).orElseThrow();

    assertThat(ProportionPower.USUAL.of(0.2, 0.2 + increase, 400)).isCloseTo(0.8, within(1e-9));
  }

  @Test
  void threeInEachGroupFindNothing() {
    assertThat(ProportionPower.USUAL.detectableIncrease(0.5, 3)).isEmpty();
  }

  @Test
  void nobodyInAGroupFindsNothing() {
    assertThat(ProportionPower.USUAL.detectableIncrease(0.5, 0)).isEmpty();
  }

  @Test
  void refusesAPowerBelowTheFalseAlarms() {
    assertThatThrownBy(() -> new ProportionPower(0.05, 0.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Needs 0 < significance < power < 1, but got 0.05 and 0.01");
  }
}
