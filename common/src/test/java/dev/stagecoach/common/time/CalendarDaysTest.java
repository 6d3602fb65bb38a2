package dev.stagecoach.common.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalendarDaysTest {

  private static final BusinessCalendar FROM_OCTOBER =
      new BusinessCalendar(DayOfWeek.MONDAY, FiscalCalendar.startingIn(Month.OCTOBER));

  private static final CalendarDays TURN_OF_THE_YEAR =
      CalendarDays.between(LocalDate.of(2024, 12, 30), LocalDate.of(2025, 1, 2), FROM_OCTOBER);

  @Test
  void thereIsARowForEachDayFromFirstToLast() {
    assertThat(TURN_OF_THE_YEAR.days())
        .extracting(CalendarDay::day)
        .extracting(LocalDate::toString)
        .containsExactly("2024-12-30", "2024-12-31", "2025-01-01", "2025-01-02");
  }

  @Test
  void dayKnowsTheStartOfEveryPeriodItLiesIn() {
    CalendarDay newYear = TURN_OF_THE_YEAR.days().skip(2).findFirst().orElseThrow();

    assertThat(List.of(PeriodGrain.values()))
        .extracting(newYear::startOf)
        .extracting(LocalDate::toString)
        .containsExactly(
            "2025-01-01",
            "2024-12-30",
            "2025-01-01",
            "2025-01-01",
            "2025-01-01",
            "2025-01-01",
            "2025-01-01",
            "2024-10-01");
  }

  @Test
  void periodsComeOnceEachWithWhatTheyAreComparedWith() {
    List<ComparedPeriod> quarters =
        TURN_OF_THE_YEAR
            .periods()
            .filter(row -> row.period().grain() == PeriodGrain.FISCAL_QUARTER)
            .toList();

    assertThat(quarters)
        .extracting(
            row -> row.period().label(),
            row -> row.previous().label(),
            row -> row.yearAgo().label())
        .containsExactly(
            tuple("FY2025 Q1", "FY2024 Q4", "FY2024 Q1"),
            tuple("FY2025 Q2", "FY2025 Q1", "FY2024 Q2"));
  }

  @Test
  void everyPeriodOfADayIsAmongThePeriods() {
    List<Period> periods = TURN_OF_THE_YEAR.periods().map(ComparedPeriod::period).toList();

    assertThat(TURN_OF_THE_YEAR.days())
        .allSatisfy(day -> assertThat(periods).containsAll(day.periods().values()));
    assertThat(periods).doesNotHaveDuplicates();
  }

  @Test
  void dayRefusesToLackAPeriod() {
    assertThatThrownBy(() -> new CalendarDay(LocalDate.of(2025, 1, 1), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2025-01-01 needs a day that holds it, but got null");
  }
}
