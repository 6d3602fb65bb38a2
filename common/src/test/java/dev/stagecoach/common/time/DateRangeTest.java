package dev.stagecoach.common.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateRangeTest {

  private static final DateRange MARCH = range("2025-03-01", "2025-04-01");

  @ParameterizedTest
  @CsvSource({"2025-02-28, false", "2025-03-01, true", "2025-03-31, true", "2025-04-01, false"})
  void trap02BoundaryDayIsInOneRangeOnly(LocalDate day, boolean isIn) {
    assertThat(MARCH.contains(day)).isEqualTo(isIn);
  }

  @Test
  void countsAndListsItsDays() {
    DateRange range = DateRange.ofDays(LocalDate.of(2024, 2, 28), LocalDate.of(2024, 3, 1));

    assertThat(range.length()).isEqualTo(3);
    assertThat(range.days().map(LocalDate::toString))
        .containsExactly("2024-02-28", "2024-02-29", "2024-03-01");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-02-01, 2025-03-01, false",
    "2025-02-01, 2025-03-02, true",
    "2025-03-31, 2025-05-01, true",
    "2025-04-01, 2025-05-01, false",
    "2025-03-10, 2025-03-10, false"
  })
  void overlapsWhereADayIsShared(String start, String end, boolean isShared) {
    assertThat(MARCH.overlaps(range(start, end))).isEqualTo(isShared);
    assertThat(range(start, end).overlaps(MARCH)).isEqualTo(isShared);
  }

  @Test
  void mayBeEmpty() {
    DateRange empty = range("2025-03-01", "2025-03-01");

    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty.days()).isEmpty();
  }

  @Test
  void refusesToEndBeforeItStarts() {
    assertThatThrownBy(() -> range("2025-03-02", "2025-03-01"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A range of dates must not end (2025-03-01) before it starts (2025-03-02)");
  }

  private static DateRange range(String start, String end) {
    return new DateRange(LocalDate.parse(start), LocalDate.parse(end));
  }
}
