package dev.stagecoach.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodGrainTest {

  @Test
  void labelsAreThoseOfTheTables() {
    assertThat(PeriodGrain.values())
        .extracting(PeriodGrain::label)
        .containsExactly(
            "day",
            "week",
            "month",
            "quarter",
            "year",
            "fiscal_month",
            "fiscal_quarter",
            "fiscal_year");
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsLabel(PeriodGrain grain) {
    assertThat(PeriodGrain.named(grain.label())).hasValue(grain);
  }

  @Test
  void unknownLabelIsNotFound() {
    assertThat(PeriodGrain.named("fortnight")).isEmpty();
  }
}
