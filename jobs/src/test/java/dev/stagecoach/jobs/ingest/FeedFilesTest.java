package dev.stagecoach.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a feed may deliver, and what stops its ingest before anything is written. */
class FeedFilesTest {
  private static final TableName DEALS = TableName.of("raw.mapped_crm_deals");

  @TempDir Path folder;

  @Test
  void aCompressedFileThatEndsTooEarlyIsNamedAndNothingOfItIsLoaded() {
    Landing landing = deals("files = \"deals*\"");
    byte[] whole = FileBytes.gzip(numbered(20_000));
    landing
        .deliver("deals-1.csv", "Id,Name,Amount", "1,Tea,2")
        .deliver("deals-2.csv.gz", Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(landing::ingest)
        .isInstanceOf(StagecoachException.class)
        .hasMessageContainingAll(
            "deals-2.csv.gz", "its compressed data ends too early", "deliver again");
    assertThat(landing.store().exists(Landing.session(), DEALS)).isFalse();
  }

  @Test
  void aFileOnWhoseNameNothingIsToldHoldsWhatItsFeedSays() {
    Landing landing = deals("files = \"deals.txt\"");

    landing.deliver("deals.txt", "Id,Name,Amount", "1,Tea,2").ingest();

    assertThat(names(landing)).containsExactly("1|Tea|2");
  }

  @Test
  void aFileWithoutAColumnOfTheKeyIsNamedWithWhatItHas() {
    Landing landing = deals("files = \"deals*.csv\"");
    landing.deliver("deals-1.csv", "Id,Name", "1,Tea").deliver("deals-2.csv", "Number,Name", "1,T");

    assertThatThrownBy(landing::ingest)
        .isInstanceOfSatisfying(
            StagecoachException.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED))
        .hasMessageEndingWith(
            "deals-2.csv of crm.deals lacks the column id; expected id, found number, name");
    assertThat(landing.store().exists(Landing.session(), DEALS)).isFalse();
  }

  @Test
  void aFolderThatIsNamedLikeAFileIsASlip() throws IOException {
    Landing landing = deals("files = \"deals.csv\"");
    Files.createDirectory(landing.path("deals.csv"));

    assertThatThrownBy(landing::ingest)
        .isInstanceOf(StagecoachException.class)
        .hasMessageEndingWith(
            "deals.csv of source crm is a folder and is named like a file;"
                + " rename it or put the file in its place");
  }

  @Test
  void aNewColumnIsKeptAndReported() {
    Landing landing = deals("files = \"deals*.csv\"");
    landing.deliver("deals-1.csv", "Id,Name,Amount", "1,Tea,2").ingest();

    IngestReport report =
        landing.deliver("deals-2.csv", "Id,Name,Amount,Colour", "2,Tea,3,red").ingest();

    assertThat(report.notes()).containsExactly("raw.mapped_crm_deals has new columns: colour");
    assertThat(landing.rows(DEALS.toString(), "id", "colour")).containsExactly("1|null", "2|red");
  }

  @Test
  void parquetKeepsItsTypesAndARowThatWasDeliveredBeforeIsADuplicate() {
    Landing landing = deals("format = parquet, files = \"deals*.parquet\"");
    byte[] rows = FileBytes.parquet(folder, "1L as Id, 'Tea' as Name, 2.50bd as Amount");
    landing.deliver("deals-1.parquet", rows).ingest();
    assertThat(landing.table(DEALS.toString()).select("id", "name", "amount").schema().toDDL())
        .isEqualTo("id BIGINT,name STRING,amount DECIMAL(3,2)");

    IngestReport report = landing.deliver("deals-2.parquet", rows).ingest();

    assertThat(report.duplicate()).isEqualTo(1);
    assertThat(names(landing)).containsExactly("1|Tea|2.50");
  }

  @Test
  void aFileThatIsNoParquetIsNamed() {
    Landing landing = deals("format = parquet, files = \"deals.parquet\"");
    landing.deliver("deals.parquet", "Id,Name");

    assertThatThrownBy(landing::ingest)
        .isInstanceOf(StagecoachException.class)
        .hasMessageContainingAll("deals.parquet", "it is no Parquet file or is damaged");
  }

  private Landing deals(String feed) {
    return Landing.of(
        folder,
        """
        crm {
          kind = mapped, path = "."
          feeds.deals { key = [id], %s }
          maps = [ { to = deal, from = deals, columns { deal_id = id, stage_id = "'open'" } } ]
        }
        """
            .formatted(feed));
  }

  private static Iterable<String> names(Landing landing) {
    return landing.rows(DEALS.toString(), "id", "name", "amount");
  }

  private static String numbered(int rows) {
    StringBuilder text = new StringBuilder("Id,Name,Amount\n");
    for (int i = 0; i < rows; i++) {
      text.append(i).append(",Deal ").append(Integer.toHexString(i * 31)).append(",1\n");
    }
    return text.toString();
  }
}
