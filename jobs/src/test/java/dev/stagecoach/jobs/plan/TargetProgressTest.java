package dev.stagecoach.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.jobs.plan.SeasonalPace.Pace;
import dev.stagecoach.jobs.plan.TargetProgress.Basis;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TargetProgressTest {
  private static final OptionalDouble SIX = OptionalDouble.of(6);

  @Test
  void underWayThePartThatIsUsualByNowIsExpected() {
    // A quarter of the year's deals usually is won by now: 10 of 40, and 6 promise 24.
    TargetProgress progress = TargetProgress.underWay(SIX, 40, new Pace(0.25, 3));

    assertThat(progress.expectedByNow()).isEqualTo(10);
    assertThat(progress.projection()).hasValue(24);
    assertThat(progress.attainment()).hasValue(0.15);
    assertThat(progress.basis()).isEqualTo(Basis.SEASONAL);
  }

  @Test
  void aPaceThatNoYearTellsIsCalledLinear() {
    assertThat(TargetProgress.underWay(SIX, 40, new Pace(0.5, 0)).basis()).isEqualTo(Basis.LINEAR);
  }

  @Test
  void beforeAnythingIsExpectedNothingIsProjected() {
    assertThat(TargetProgress.underWay(SIX, 40, new Pace(0, 2)).projection()).isEmpty();
  }

  @Test
  void ofAWholePeriodAllIsExpected() {
    assertThat(TargetProgress.ofWhole(SIX, 40).expectedByNow()).isEqualTo(40);
    assertThat(TargetProgress.ofWhole(SIX, 40).projection()).hasValue(6);
  }

  @Test
  void aRateIsToHoldAtEveryTime() {
    TargetProgress progress = TargetProgress.ofLevel(OptionalDouble.of(0.2), 0.25);

    assertThat(progress.expectedByNow()).isEqualTo(0.25);
    assertThat(progress.attainment()).hasValue(0.8);
  }

  @Test
  void nothingIsAttainedOfATargetOfZero() {
    assertThat(TargetProgress.ofWhole(SIX, 0).attainment()).isEmpty();
  }
}
