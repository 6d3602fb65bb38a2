package dev.stagecoach.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.DateRange;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PlanTimeTest {
  /** Monday 8 January to Sunday 21 January 2024. */
  private static final DateRange TWO_WEEKS =
      new DateRange(LocalDate.of(2024, 1, 8), LocalDate.of(2024, 1, 22));

  private static PlanTime on(LocalDate today) {
    return new PlanTime(TWO_WEEKS, today, BusinessCalendar.iso());
  }

  @Test
  void weeksBeforeTheGoalPrepareItAndWinNothing() {
    PlanTime time = on(LocalDate.of(2024, 1, 3));

    assertThat(time.weeks()).hasSize(3);
    assertThat(time.wins()).containsExactly(0, 0.5, 0.5);
    assertThat(time.daysLeft()).isEqualTo(19);
  }

  @Test
  void aWeekUnderWayWinsForItsDaysThatAreLeft() {
    // Thursday 11 January: four days of its week are left, and the seven of the next.
    assertThat(on(LocalDate.of(2024, 1, 11)).wins())
        .containsExactly(new double[] {4 / 11.0, 7 / 11.0}, within(1e-12));
  }

  @Test
  void aGoalThatIsOverHasNoWeeksLeft() {
    PlanTime time = on(LocalDate.of(2024, 1, 22));

    assertThat(time.weeks()).isEmpty();
    assertThat(time.daysLeft()).isZero();
  }
}
