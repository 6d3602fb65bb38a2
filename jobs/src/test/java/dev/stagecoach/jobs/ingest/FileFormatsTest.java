package dev.stagecoach.jobs.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How files may be written: one source for each way, all read in one go. */
class FileFormatsTest {
  private static final String SOURCES =
      """
      semicolon { kind = salesforce, csv { delimiter = ";", quote = "'" } }
      latin { kind = salesforce, csv.encoding = ISO-8859-1 }
      misread { kind = salesforce }
      utf16 { kind = salesforce, csv.encoding = UTF-16LE }
      marked { kind = salesforce }
      quoted { kind = salesforce }
      packed { kind = salesforce }
      json { kind = salesforce }
      parquet { kind = salesforce }
      """;

  @TempDir static Path folder;
  private static Landing landing;
  private static IngestReport report;

  @BeforeAll
  static void deliverEveryKind() {
    String text = "Id,Name,Type\r\n%s,Ωmega,a\r\n";
    landing =
        Landing.of(folder, SOURCES)
            .deliver("semicolon/opportunity.csv", "Id;Name;Type", "1;'Blue; \"Sky\"';1,5")
            .deliver("latin/opportunity.csv", "Id,Name\n1,Café Köln\n".getBytes(ISO_8859_1))
            .deliver("misread/opportunity.csv", "Id,Name\n1,Café\n2,Tea\n".getBytes(ISO_8859_1))
            .deliver("utf16/opportunity-1.csv", text.formatted("1").getBytes(UTF_16LE))
            .deliver("utf16/opportunity-2.csv", text.formatted("2").getBytes(UTF_16))
            .deliver("marked/opportunity.csv", "\uFEFFId,Name\n1,Tea\n".getBytes(UTF_8))
            .deliver(
                "quoted/opportunity.csv",
                "Id,Name,Type",
                "1,\"two",
                "lines\",a",
                "2,\"say \"\"hi\"\"\",a")
            .deliver("packed/opportunity.csv.gz", FileBytes.gzip("Id,Name\n1,Tea\n"))
            .deliver(
                "json/opportunity-1.json",
                "{\"Id\":1,\"Name\":\"Tea\",\"Amount\":0.10}",
                "",
                "{\"Id\":",
                "[]",
                "{\"Id\":2}")
            .deliver(
                "json/opportunity-2.json",
                "[{\"Id\":3,\"Amount\":1e2},",
                "{\"Name\":{\"a\":[1]},\"Id\":4}]")
            .deliver(
                "parquet/opportunity.parquet/part-0.parquet",
                FileBytes.parquet(folder, "'1' as Id, 'Tea' as Name"));
    report = landing.ingest("0.5");
  }

  @Test
  void everyRowOfEveryFileIsAccountedFor() {
    assertThat(report.files()).hasSize(11);
    assertThat(report.files())
        .allSatisfy(
            file ->
                assertThat(file.loaded() + file.duplicate() + file.quarantined())
                    .isEqualTo(file.read()));
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void aSemicolonMayPartTheFieldsAndAQuoteOfItsOwnMayHoldThem() {
    assertThat(rowsOf("semicolon", "id", "name", "type")).containsExactly("1|Blue; \"Sky\"|1,5");
  }

  @Test
  void latinOneIsDecodedAsConfigured() {
    assertThat(rowsOf("latin", "id", "name")).containsExactly("1|Café Köln");
  }

  @Test
  void latinOneThatIsReadAsUtf8IsSetAsideAndNotGarbled() {
    assertThat(setAside("misread", "line", "reason_code")).containsExactly("2|invalid-encoding");
    assertThat(rowsOf("misread", "id", "name")).containsExactly("2|Tea");
  }

  @Test
  void utf16IsDecodedWithAndWithoutAByteOrderMark() {
    assertThat(rowsOf("utf16", "id", "name")).containsExactly("1|Ωmega", "2|Ωmega");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstColumn() {
    assertThat(rowsOf("marked", "id", "name")).containsExactly("1|Tea");
  }

  @Test
  void quotedLineEndsStayInTheFieldAndTheNextRowKeepsItsLine() {
    assertThat(rowsOf("quoted", "_line", "id", "name"))
        .containsExactly("2|1|two\nlines", "4|2|say \"hi\"");
  }

  @Test
  void aCompressedFileIsReadLikeAnother() {
    assertThat(rowsOf("packed", "id", "name")).containsExactly("1|Tea");
  }

  @Test
  void jsonObjectsMayStandOnLinesOrInAList() {
    assertThat(rowsOf("json", "id", "name", "amount"))
        .containsExactly("1|Tea|0.10", "2|null|null", "3|null|1E+2", "4|{\"a\":[1]}|null");
  }

  @Test
  void aLineThatIsNoJsonIsSetAsideAndTheRestIsRead() {
    assertThat(setAside("json", "line", "reason_code", "raw_text"))
        .containsExactly("3|invalid-json|{\"Id\":", "4|invalid-json|[]");
  }

  @Test
  void theFolderOfPartsThatSparkWritesIsReadAsItsObject() {
    assertThat(rowsOf("parquet", "_file", "id", "name"))
        .containsExactly("opportunity.parquet/part-0.parquet|1|Tea");
  }

  private static List<String> rowsOf(String source, String... columns) {
    return Landing.texts(
        landing
            .table("raw.salesforce_opportunity")
            .where("_source = '%s'".formatted(source))
            .selectExpr(columns));
  }

  private static List<String> setAside(String source, String... columns) {
    return Landing.texts(
        landing
            .table("ops.quarantine")
            .where("source = '%s'".formatted(source))
            .selectExpr(columns));
  }
}
