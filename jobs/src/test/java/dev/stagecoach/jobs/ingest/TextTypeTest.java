package dev.stagecoach.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTypeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-12-30",
        "2020-12-30 3:15:52",
        "2020-12-30T03:15:52.123Z",
        "2020-12-30 03:15:52+0100",
        "2020-12-30T03:15:52-07:00",
        "2023-11-11 08:18:16.519000 UTC",
        "1577836800000",
        "9999-12-31 23:59:59",
        "0001-01-01",
        "2024-02-29"
      })
  void instantsOfAllSourcesAreRead(String text) {
    assertThat(TextType.TIMESTAMP.reads(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2023-02-29", "2020-13-01", "30/12/2020", "2020-12-30 25:00:00", ""})
  void whatIsNoInstantIsNot(String text) {
    assertThat(TextType.TIMESTAMP.reads(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-0", "-12.50", "1e5", " 3.25 ", "999999999999999999.999999"})
  void amountsAreRead(String text) {
    assertThat(TextType.AMOUNT.reads(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.234,56",
        "NaN",
        "Infinity",
        "1e400",
        "$5",
        "",
        "1e-999999999",
        "123456789012345678901234567890"
      })
  void amountsThatAreNoneOrDoNotFitAreNot(String text) {
    assertThat(TextType.AMOUNT.reads(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "FALSE", "1", "0", "yes", " n "})
  void booleansAreRead(String text) {
    assertThat(TextType.BOOLEAN.reads(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", "2", ""})
  void whatIsNoBooleanIsNot(String text) {
    assertThat(TextType.BOOLEAN.reads(text)).isFalse();
  }
}
