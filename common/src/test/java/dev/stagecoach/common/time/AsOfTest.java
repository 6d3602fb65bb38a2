package dev.stagecoach.common.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTest {

  private static final BusinessTime BERLIN = new BusinessTime(ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "2018-01-01,                2017-12-31T23:00:00Z, 2018-01-01",
    "2025-07-01,                2025-06-30T22:00:00Z, 2025-07-01",
    "2018-01-01T00:00:00Z,      2018-01-01T00:00:00Z, 2018-01-01",
    "2017-12-31T23:30Z,         2017-12-31T23:30:00Z, 2018-01-01",
    "2018-01-01T00:00:00-05:00, 2018-01-01T05:00:00Z, 2018-01-01"
  })
  void readsDatesAsTheirFirstInstantAndInstantsAsTheyAre(String text, Instant at, LocalDate on) {
    assertThat(AsOf.parse(text, BERLIN)).isEqualTo(new AsOf(at, on));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2018-13-01", "01.01.2018", "2018-01-01T00:00:00", ""})
  void refusesWhatIsNeitherDateNorInstant(String text) {
    assertThatThrownBy(() -> AsOf.parse(text, BERLIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is not an as-of date; write a date such as 2018-01-01, or an instant with its"
                + " offset such as 2018-01-01T06:00:00Z",
            text);
  }
}
