package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailuresTest {

  @Test
  void whatAQueryRaisesIsSaidAsItIs() {
    Exception spark =
        new RuntimeException(
            "Job aborted",
            new RuntimeException(
                "[USER_RAISED_EXCEPTION] No exchange rate for EUR on 2024-01-01; add a row to the exchange rates SQLSTATE: P0001"));

    assertThat(Failures.sentence(spark))
        .isEqualTo("No exchange rate for EUR on 2024-01-01; add a row to the exchange rates");
  }

  @Test
  void otherwiseTheDeepestCauseSpeaksInOneLine() {
    Exception failure =
        new RuntimeException(
            "Job aborted", new IllegalStateException("Disk is full\n\tat somewhere"));

    assertThat(Failures.sentence(failure)).isEqualTo("Disk is full");
  }

  @Test
  void aCauseWithoutMessageIsNamed() {
    assertThat(Failures.sentence(new IllegalStateException())).isEqualTo("IllegalStateException");
  }
}
