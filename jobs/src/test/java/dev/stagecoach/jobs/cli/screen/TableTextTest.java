package dev.stagecoach.jobs.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTextTest {
  @Test
  void wordsStandAtTheLeftAndNumbersAtTheRight() {
    String table = table(List.of("team", "won"), List.of("Blue", 4238L), List.of("Emerald", 7L));

    assertThat(table)
        .isEqualTo(
            """
            team       won
            ───────  ─────
            Blue     4,238
            Emerald      7
            """);
  }

  @Test
  void decimalsLoseTheZerosAtTheirEndAndKeepSix() {
    String table =
        table(
            List.of("value"),
            List.of(new BigDecimal("2360.91000000")),
            List.of(new BigDecimal("0.63149307554")));

    assertThat(table.lines().skip(2).map(String::strip)).containsExactly("2,360.91", "0.631493");
  }

  @Test
  void numbersThatNameSomethingHaveNoThousands() {
    String table = table(List.of("fiscal_year", "deal_key"), List.of(2018, 123456789L));

    assertThat(table).contains("2018").contains("123456789");
  }

  @Test
  void nothingIsBlank() {
    String table = table(List.of("a", "b"), Arrays.asList("x", null));

    assertThat(table.lines().skip(2)).containsExactly("x");
  }

  @Test
  void whatSteersATerminalIsMadeVisible() {
    String table = table(List.of("name"), List.of("\u001b[2Jgone\r\nafter\u202eturned"));

    assertThat(table.lines().skip(2)).containsExactly("\\u001b[2Jgone\\r\\nafter\\u202eturned");
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    String table = table(List.of("name", "n"), List.of("東京", 1L), List.of("abcd", 2L));

    assertThat(table.lines().skip(2)).containsExactly("東京  1", "abcd  2");
  }

  private static String table(List<String> names, List<?>... rows) {
    return Printed.as(Format.TABLE, names, rows).replace(System.lineSeparator(), "\n");
  }
}
