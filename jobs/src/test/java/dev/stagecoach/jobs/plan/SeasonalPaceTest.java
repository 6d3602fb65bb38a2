package dev.stagecoach.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.Period;
import dev.stagecoach.common.time.PeriodGrain;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeasonalPaceTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 3, 16);
  private static final Period MARCH = BusinessCalendar.iso().periodOf(TODAY, PeriodGrain.MONTH);

  /** The weeks of March 2023, from Monday 27 February to Sunday 2 April. */
  private static Map<LocalDate, Double> marchOf2023() {
    return Map.of(
        LocalDate.of(2023, 2, 27), 7.0,
        LocalDate.of(2023, 3, 6), 14.0,
        LocalDate.of(2023, 3, 13), 21.0,
        LocalDate.of(2023, 3, 20), 28.0,
        LocalDate.of(2023, 3, 27), 35.0);
  }

  private static SeasonalPace.Pace pace(Map<LocalDate, Double> weeks) {
    return SeasonalPace.of(BusinessCalendar.iso(), weeks).by(TODAY, MARCH);
  }

  @Test
  void theSamePartOfTheYearBeforeTellsWhatToExpect() {
    // 1 to 15 March 2023: 5 of 7, 14, and 3 days of 21; the whole month 5 + 14 + 21 + 28 + 25.
    SeasonalPace.Pace pace = pace(marchOf2023());

    assertThat(pace.share()).isCloseTo((5 + 14 + 9) / 93.0, within(1e-12));
    assertThat(pace.years()).isEqualTo(1);
  }

  @Test
  void severalYearsArePooledBySums() {
    // March 2022 had 62, all of it in its first half: Monday 28 February to Sunday 3 April.
    Map<LocalDate, Double> weeks = new HashMap<>(marchOf2023());
    for (LocalDate week = LocalDate.of(2022, 2, 28);
        week.isBefore(LocalDate.of(2023, 2, 27));
        week = week.plusWeeks(1)) {
      weeks.put(week, week.equals(LocalDate.of(2022, 3, 7)) ? 62.0 : 0.0);
    }

    assertThat(pace(weeks).share()).isCloseTo((28 + 62) / (93.0 + 62), within(1e-12));
    assertThat(pace(weeks).years()).isEqualTo(2);
  }

  @Test
  void withoutAnEarlierYearTheShareOfTheDaysIsExpected() {
    SeasonalPace.Pace pace = pace(Map.of());

    assertThat(pace.share()).isCloseTo(15 / 31.0, within(1e-12));
    assertThat(pace.years()).isZero();
  }

  @Test
  void aYearOfWhichWeeksAreMissingTellsNothing() {
    Map<LocalDate, Double> weeks = new HashMap<>(marchOf2023());
    weeks.remove(LocalDate.of(2023, 2, 27));

    assertThat(pace(weeks).years()).isZero();
  }

  @Test
  void anEarlierYearWithoutAnythingTellsNothing() {
    Map<LocalDate, Double> weeks = new HashMap<>(marchOf2023());
    weeks.replaceAll((week, value) -> 0.0);

    assertThat(pace(weeks).share()).isCloseTo(15 / 31.0, within(1e-12));
    assertThat(pace(weeks).years()).isZero();
  }
}
