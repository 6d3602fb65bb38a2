package dev.stagecoach.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessTimeTest {

  /** The last instant of a day, and the first of the next, around changes of the clock. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,    2025-03-30, 2025-03-29T23:00:00Z, 23",
    "Europe/Berlin,    2025-03-31, 2025-03-30T22:00:00Z, 24",
    "Europe/Berlin,    2025-10-26, 2025-10-25T22:00:00Z, 25",
    "America/New_York, 2025-03-09, 2025-03-09T05:00:00Z, 23",
    "America/New_York, 2025-11-02, 2025-11-02T04:00:00Z, 25",
    "UTC,              2025-03-30, 2025-03-30T00:00:00Z, 24"
  })
  void dayBeginsAtMidnightAndLastsAsTheClocksSay(
      String zone, LocalDate day, Instant start, long hours) {
    BusinessTime time = in(zone);

    assertThat(time.startOf(day)).isEqualTo(start);
    assertThat(time.lengthOf(day)).isEqualTo(Duration.ofHours(hours));
    assertThat(time.dayOf(start)).isEqualTo(day);
    assertThat(time.dayOf(start.minusMillis(1))).isEqualTo(day.minusDays(1));
  }

  @Test
  void dayWithoutMidnightBeginsWithItsFirstInstant() {
    // In 2018 clocks in Sao Paulo went from 00:00 to 01:00 on 4 November, at 03:00 UTC.
    assertThat(in("America/Sao_Paulo").startOf(LocalDate.of(2018, 11, 4)))
        .isEqualTo("2018-11-04T03:00:00Z");
  }

  @Test
  void trap39CloseInTheEveningOfTheLastOfMarchStaysInMarch() {
    Instant close = Instant.parse("2025-04-01T04:30:00Z");

    assertThat(in("America/Phoenix").dayOf(close)).isEqualTo("2025-03-31");
  }

  private static BusinessTime in(String zone) {
    return new BusinessTime(ZoneId.of(zone));
  }
}
