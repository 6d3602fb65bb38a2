package dev.stagecoach.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.jobs.plan.Realism.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealismTest {
  /** One period each of 1, 2 … 20. */
  private static final List<Double> PAST =
      IntStream.rangeClosed(1, 20).mapToObj(value -> (double) value).toList();

  @ParameterizedTest
  @CsvSource({
    "1, 0.025, 1, EASY",
    "3, 0.125, 0.9, EASY",
    "4, 0.175, 0.85, REALISTIC",
    "19, 0.925, 0.1, REALISTIC",
    "20, 0.975, 0.05, AMBITIOUS",
    "21, 1, 0, UNSEEN"
  })
  void aTargetIsComparedWithThePeriodsBefore(
      double target, double percentile, double reached, Verdict verdict) {
    Realism realism = Realism.of(target, PAST, true);

    assertThat(realism.percentile()).hasValue(percentile);
    assertThat(realism.reachedBefore()).hasValue(reached);
    assertThat(realism.verdict()).isEqualTo(verdict);
  }

  @Test
  void whereLessIsBetterPeriodsAtMostAsHighMetIt() {
    Realism realism = Realism.of(2, PAST, false);

    assertThat(realism.reachedBefore()).hasValue(0.1);
    assertThat(realism.percentile()).hasValue(0.075);
  }

  @Test
  void threePeriodsAreTooFewForAVerdict() {
    assertThat(Realism.of(2, List.of(1.0, 2.0, 3.0), true).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void withoutHistoryThereIsNoPercentile() {
    Realism realism = Realism.of(2, List.of(), true);

    assertThat(realism.percentile()).isEmpty();
    assertThat(realism.verdict()).isEqualTo(Verdict.UNKNOWN);
  }
}
