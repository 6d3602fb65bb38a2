package dev.stagecoach.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

  @Test
  void fieldsMayBeQuotedAndHoldDelimitersQuotesAndLineEnds() throws IOException {
    assertThat(read("a,\"b,\"\"c\"\"\nd\",e\n")).containsExactly("1: [a, b,\"c\"\nd, e]");
  }

  @Test
  void everyKindOfLineEndEndsARecordAndTheLastMayLackIt() throws IOException {
    assertThat(read("a,b\r\nc,d\re,f\ng,h"))
        .containsExactly("1: [a, b]", "2: [c, d]", "3: [e, f]", "4: [g, h]");
  }

  @Test
  void aRecordIsNumberedByItsFirstLine() throws IOException {
    assertThat(read("\"a\nb\",c\n\nd,e\n")).containsExactly("1: [a\nb, c]", "4: [d, e]");
  }

  @Test
  void emptyFieldsAreNullQuotedOrNot() throws IOException {
    assertThat(read(",\"\",x\n")).containsExactly("1: [null, null, x]");
  }

  @Test
  void anUnterminatedQuoteCostsOneLineAndNotTheRestOfTheFile() throws IOException {
    assertThat(read("a,\"b\nc,d\ne,f\n"))
        .containsExactly("1: UNTERMINATED_QUOTE <a,\"b>", "2: [c, d]", "3: [e, f]");
  }

  @Test
  void textAfterAClosingQuoteCostsOneLine() throws IOException {
    assertThat(read("a,\"b\"c,d\ne,f\n"))
        .containsExactly("1: TEXT_AFTER_QUOTE <a,\"b\"c,d>", "2: [e, f]");
  }

  @Test
  void aQuoteInsideAPlainFieldIsText() throws IOException {
    assertThat(read("5\" pipe,x\n")).containsExactly("1: [5\" pipe, x]");
  }

  @Test
  void nulCharactersAndUndecodableBytesAreNamed() throws IOException {
    assertThat(read("a\0b,c\n\"x" + LandingText.UNREADABLE + "\",y\nd,e\n"))
        .containsExactly(
            "1: NUL_CHARACTER <a\0b,c>",
            "2: INVALID_ENCODING <\"x" + LandingText.UNREADABLE + "\",y>",
            "3: [d, e]");
  }

  @Test
  void aMegabyteInAFieldIsAFieldLikeAnother() throws IOException {
    String large = "x".repeat(1 << 20);

    assertThat(read("a,\"" + large + "\"\nb,c\n"))
        .containsExactly("1: [a, " + large + "]", "2: [b, c]");
  }

  private static List<String> read(String text) throws IOException {
    List<String> records = new ArrayList<>();
    try (CsvRecords csv = new CsvRecords(new StringReader(text), ',', '"')) {
      while (csv.next()) {
        String[] fields = new String[csv.width()];
        csv.read(fields);
        records.add(
            csv.line()
                + ": "
                + (csv.fault() == null
                    ? Arrays.toString(fields)
                    : csv.fault() + " <" + csv.rawText() + ">"));
      }
    }
    return records;
  }
}
