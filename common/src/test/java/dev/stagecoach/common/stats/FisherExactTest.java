package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FisherExactTest {

  private static final Offset<Double> ROUNDING = within(1e-12);

  /**
   * A lady says of eight cups whether milk or tea came first and is right in three of four each
   * (Fisher, R. A. 1935, The Design of Experiments, chapter II): of the 70 ways to choose four
   * cups, 1 has no cup right, 16 one, 36 two, 16 three and 1 all.
   */
  @Test
  void theLadyTastingTeaMayHaveGuessed() {
    assertThat(FisherExact.twoSided(3, 4, 1, 4)).isCloseTo(34.0 / 70, ROUNDING);
    assertThat(FisherExact.fewer(1, 4, 3, 4)).isCloseTo(17.0 / 70, ROUNDING);
  }

  /** Convictions of twins of criminals (Fisher 1935): R's {@code fisher.test} gives 0.0004652. */
  @Test
  void twinsOfCriminalsAreConvictedAlike() {
    assertThat(FisherExact.fewer(2, 17, 10, 13)).isCloseTo(0.0004652, within(0.00000005));
  }

  @Test
  void whatNeverOrAlwaysHappensTellsNothing() {
    assertThat(FisherExact.twoSided(0, 10, 0, 20)).isEqualTo(1);
    assertThat(FisherExact.twoSided(10, 10, 20, 20)).isEqualTo(1);
    assertThat(FisherExact.fewer(0, 0, 3, 20)).isEqualTo(1);
  }

  @Test
  void refusesSuccessesBeyondTheTrials() {
    assertThatThrownBy(() -> FisherExact.twoSided(1, 10, 21, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Successes must lie between 0 and the trials, but got 21 of 20");
  }
}
