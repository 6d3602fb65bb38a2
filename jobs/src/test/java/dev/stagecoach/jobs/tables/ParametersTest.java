package dev.stagecoach.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.config.Business;
import dev.stagecoach.common.time.FiscalCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParametersTest {

  @Test
  void asOfADateKnowsTheDayBeforeAsTheLast() {
    Map<String, Object> parameters =
        Parameters.of(business("UTC"), Instant.parse("2018-01-01T00:00:00Z"));

    assertThat(parameters).containsEntry("as_of_on", LocalDate.of(2017, 12, 31));
  }

  @Test
  void theLastKnownDayIsThatOfTheBusinessTimeZone() {
    Map<String, Object> parameters =
        Parameters.of(business("America/New_York"), Instant.parse("2018-01-01T03:00:00Z"));

    assertThat(parameters).containsEntry("as_of_on", LocalDate.of(2017, 12, 31));
  }

  @Test
  void theConstantRateIsOfTheLastKnownDayUnlessConfigured() {
    Map<String, Object> parameters =
        Parameters.of(business("UTC"), Instant.parse("2018-01-01T00:00:00Z"));

    assertThat(parameters).containsEntry("constant_rate_on", LocalDate.of(2017, 12, 31));
  }

  private static Business business(String zone) {
    return new Business(
        "Example",
        ZoneId.of(zone),
        "USD",
        Optional.empty(),
        DayOfWeek.MONDAY,
        FiscalCalendar.calendarYear(),
        Business.CloseDateRule.EVENT,
        0,
        Business.Inclusion.INCLUDE,
        Business.Inclusion.EXCLUDE);
  }
}
