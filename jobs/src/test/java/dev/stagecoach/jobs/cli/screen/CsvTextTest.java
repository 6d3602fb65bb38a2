package dev.stagecoach.jobs.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTextTest {
  @Test
  void linesEndInCarriageReturnAndLineFeedAndTheFirstIsTheHeading() {
    String csv = csv(List.of("team", "won"), List.of("Blue", 4238L), List.of("Red", 7L));

    assertThat(csv).isEqualTo("team,won\r\nBlue,4238\r\nRed,7\r\n");
  }

  @Test
  void commasQuotesAndLineBreaksAreQuoted() {
    String csv = csv(List.of("a", "b", "c"), List.of("x,y", "say \"hi\"", "two\nlines"));

    assertThat(csv).isEqualTo("a,b,c\r\n\"x,y\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
  }

  @Test
  void numbersAreExactAndWithoutThousands() {
    String csv =
        csv(List.of("a", "b", "c"), List.of(new BigDecimal("-10005534.00"), 1e-7, 1234567L));

    assertThat(csv).isEqualTo("a,b,c\r\n-10005534.00,0.00000010,1234567\r\n");
  }

  @Test
  void nothingIsEmptyAndTimesAreIso() {
    String csv =
        csv(
            List.of("a", "b", "c"),
            Arrays.asList(null, LocalDate.of(2018, 1, 1), Instant.parse("2018-01-01T06:00:00Z")));

    assertThat(csv).isEqualTo("a,b,c\r\n,2018-01-01,2018-01-01T06:00:00Z\r\n");
  }

  @ParameterizedTest
  @CsvSource({"=1+1, '''=1+1'", "+1, '''+1'", "-x, '''-x'", "@a, '''@a'", "a=b, a=b"})
  void whatASpreadsheetWouldCalculateIsMadeText(String text, String expected) {
    String csv = csv(List.of("a"), List.of(text));

    assertThat(csv).isEqualTo("a\r\n" + expected + "\r\n");
  }

  @Test
  void listsAreJson() {
    String csv = csv(List.of("segments"), List.of(List.of("all", "large")));

    assertThat(csv).isEqualTo("segments\r\n\"[\"\"all\"\", \"\"large\"\"]\"\r\n");
  }

  @SafeVarargs
  private static String csv(List<String> names, List<?>... rows) {
    return Printed.as(Format.CSV, names, rows);
  }
}
