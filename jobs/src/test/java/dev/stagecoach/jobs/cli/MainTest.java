package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @Test
  void versionIsPrintedAndSucceeds() {
    Screen screen = Screen.of("--version");

    assertThat(screen.status()).isZero();
    assertThat(screen.out()).startsWith("stagecoach ");
  }

  @Test
  void helpNamesTheCommandsAndTheExitStatuses() {
    Screen screen = Screen.of("--help");

    assertThat(screen.status()).isZero();
    assertThat(screen.out()).contains("query", "tables", "jobs", "3  a data quality gate");
  }

  @Test
  void noCommandIsAUsageError() {
    Screen screen = Screen.of();

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).startsWith("No command given;");
  }

  @Test
  void anUnknownCommandIsAUsageErrorInOneLine() {
    Screen screen = Screen.of("nix");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err().lines()).hasSize(1);
    assertThat(screen.err()).contains("'nix'").contains("stagecoach --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop table mart.kpi", "insert into mart.kpi select 1", "nonsense"})
  void queryRefusesWhatDoesMoreThanRead(String text) {
    Screen screen = Screen.of("query", text);

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).startsWith("query only reads: write one statement");
    assertThat(screen.out()).isEmpty();
  }

  @Test
  void queryWithoutAQuestionSaysHowToAsk() {
    Screen screen = Screen.of("query");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).startsWith("No question asked; write e.g. stagecoach query");
  }

  @Test
  void queryFromAFileThatIsNotThereNamesIt() {
    Screen screen = Screen.of("query", "-f", "no-such.sql");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).startsWith("The file no-such.sql cannot be read;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          run --conf ../conf/stagecoach.conf --as-of nonsense ~ 'nonsense' is not an as-of date; write a date such as 2018-01-01
          run --conf ../conf/stagecoach.conf --as-of 2024-02-30 ~ '2024-02-30' is not an as-of date; write a date such as 2018-01-01
          simulate --deals 1 --out x --until nonsense ~ Invalid value for option '--until': 'nonsense' is no date; write one such as 2025-01-01
          """)
  void whatIsNoDateIsSaidInOneSentence(String arguments, String sentence) {
    Screen screen = Screen.of(arguments.split(" ", -1));

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err().lines()).singleElement().asString().startsWith(sentence);
  }

  @Test
  void aConfigurationThatIsNotThereIsAUsageError() {
    Screen screen = Screen.of("query", "--conf", "no-such.conf", "select 1");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).contains("no-such.conf");
  }
}
