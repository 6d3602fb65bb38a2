package dev.stagecoach.jobs.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.FiscalCalendar;
import dev.stagecoach.common.time.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeriodsTest {
  private static final BusinessCalendar FEBRUARY =
      new BusinessCalendar(DayOfWeek.MONDAY, FiscalCalendar.startingIn(Month.FEBRUARY));

  @Test
  void usuallyFiveWholeYearsAndTheOneUnderWayAreShown() {
    Periods periods = periods("2024-06-30", Optional.empty(), false);

    assertThat(periods.years())
        .extracting(Period::label)
        .containsExactly("2019", "2020", "2021", "2022", "2023", "2024");
    assertThat(periods.quarters()).hasSize(22);
    assertThat(periods.main().label()).isEqualTo("2023");
    assertThat(periods.underWay()).map(Period::label).contains("2024");
  }

  @Test
  void aYearThatEndsWithTheLastKnownDayIsWhole() {
    Periods periods = periods("2024-12-31", Optional.empty(), false);

    assertThat(periods.years()).extracting(Period::label).startsWith("2020").hasSize(5);
    assertThat(periods.main().label()).isEqualTo("2024");
    assertThat(periods.before()).map(Period::label).contains("2023");
    assertThat(periods.underWay()).isEmpty();
  }

  @Test
  void fiscalYearsAreNamedAsTheBusinessNamesThem() {
    Periods periods = periods("2024-06-30", Optional.of(2023), true);

    assertThat(periods.years())
        .extracting(Period::label)
        .containsExactly("FY2023", "FY2024", "FY2025");
    assertThat(periods.firstDay()).isEqualTo("2022-02-01");
  }

  @Test
  void whereNoYearIsWholeTheOneUnderWayIsTheSubject() {
    Periods periods = periods("2024-06-30", Optional.of(2024), false);

    assertThat(periods.main().label()).isEqualTo("2024");
    assertThat(periods.before()).isEmpty();
  }

  @Test
  void aFirstYearThatIsNotKnownYetIsRefused() {
    assertThatThrownBy(() -> periods("2024-06-30", Optional.of(2025), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Year 2025 has not begun by 2024-06-30");
  }

  private static Periods periods(String lastKnown, Optional<Integer> from, boolean isFiscal) {
    return Periods.of(FEBRUARY, LocalDate.parse(lastKnown), from, isFiscal);
  }
}
