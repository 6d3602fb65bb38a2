package dev.stagecoach.jobs.simulate.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.jobs.simulate.chance.Dice;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessClockTest {
  @Test
  void weekendFallsOnFriday() {
    long sunday = Instant.parse("2024-06-09T23:00:00Z").toEpochMilli();

    assertThat(at(BusinessClock.working(sunday)).getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void orderIsKeptAndEveryInstantFallsIntoWorkingHours(long seed) {
    Dice dice = Dice.of(seed);
    long before = 0;
    long instant = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    for (int i = 0; i < 2_000; i++) {
      instant += i % 3 == 0 ? 8 : 8 + dice.below(2 * BusinessClock.DAY);
      long working = BusinessClock.working(instant);
      assertThat(working).as("seed %d, step %d", seed, i).isGreaterThan(before);
      assertThat(at(working).getHour()).isBetween(8, 17);
      assertThat(at(working).getDayOfWeek().getValue()).isLessThanOrEqualTo(5);
      before = working;
    }
  }

  @Test
  void quarterEndsBeforeTheNextOneBegins() {
    int day = (int) LocalDate.of(2024, 12, 31).toEpochDay();

    assertThat(LocalDate.ofEpochDay(BusinessClock.nextQuarter(day))).isEqualTo("2025-01-01");
    assertThat(LocalDate.ofEpochDay(BusinessClock.nextQuarter(day + 1))).isEqualTo("2025-04-01");
  }

  @Test
  void firstMondayMayBeTheDayItself() {
    int monday = (int) LocalDate.of(2024, 6, 3).toEpochDay();

    assertThat(BusinessClock.mondayFrom(monday)).isEqualTo(monday);
    assertThat(BusinessClock.mondayFrom(monday + 1)).isEqualTo(monday + 7);
  }

  private static OffsetDateTime at(long instant) {
    return Instant.ofEpochMilli(instant).atOffset(ZoneOffset.UTC);
  }
}
