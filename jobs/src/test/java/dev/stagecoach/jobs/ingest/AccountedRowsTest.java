package dev.stagecoach.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No row is lost in silence and none is counted twice. */
class AccountedRowsTest {
  private static final TableName OPPORTUNITIES = TableName.of("raw.salesforce_opportunity");
  private static final String HEADER = "Id,Name,Amount,CloseDate";

  @TempDir Path folder;

  private Landing landing;

  @BeforeEach
  void openALanding() {
    landing = Landing.of(folder, "north { kind = salesforce, path = \".\" }");
  }

  @Test
  void rowsReadAreLoadedDuplicateOrQuarantinedForEachFile() {
    landing
        .deliver(
            "opportunity-1.csv", HEADER, "1,Tea,10,2024-01-31", "1,Tea,10,2024-01-31", "2,Tea,ten,")
        .deliver(
            "opportunity-2.csv",
            HEADER,
            "1,Tea,10,2024-01-31",
            "1,Tea,12,",
            "3,Tea",
            ",Tea,1,",
            "4,Tea,1,");

    landing.ingest("0.5");

    assertThat(
            landing.rows(
                "ops.load_audit", "file", "read", "loaded", "duplicate", "quarantined", "status"))
        .containsExactly("opportunity-1.csv|3|1|1|1|loaded", "opportunity-2.csv|5|2|1|2|loaded");
    assertThat(landing.rows("ops.quarantine", "file", "line", "reason_code", "reason", "raw_text"))
        .containsExactly(
            "opportunity-1.csv|4|unreadable-number|Column amount cannot be read: 'ten'|2,Tea,ten,",
            "opportunity-2.csv|4|wrong-field-count|The row has 2 fields, the header 4|3,Tea",
            "opportunity-2.csv|5|missing-value|Column id is empty|,Tea,1,");
    assertThat(landing.rows(OPPORTUNITIES.toString(), "id", "amount"))
        .containsExactly("1|10", "1|12", "4|1");
  }

  @Test
  void aFileThatWasReadIsNotReadAgainAndOneThatHasGrownIs() {
    landing.deliver("opportunity.csv", HEADER, "1,Tea,10,");
    landing.ingest();
    IngestReport same = landing.ingest();

    IngestReport grown =
        landing.deliver("opportunity.csv", HEADER, "1,Tea,10,", "2,Tea,1,").ingest();

    assertThat(same.files()).isEmpty();
    assertThat(same.knownFiles()).isEqualTo(1);
    assertThat(grown.loaded()).isEqualTo(1);
    assertThat(grown.duplicate()).isEqualTo(1);
  }

  @Test
  void fivePercentUnreadableMayPass() {
    landing.deliver("opportunity.csv", numbered(20, 1));

    assertThat(landing.ingest().quarantined()).isEqualTo(1);
  }

  @Test
  void moreThanFivePercentUnreadableStopsTheIngestBeforeAnythingIsLoaded() {
    landing.deliver("opportunity.csv", numbered(19, 1));

    assertThatThrownBy(landing::ingest)
        .isInstanceOfSatisfying(
            StagecoachException.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.QUALITY_GATE))
        .hasMessageStartingWith(
            "1 of 19 rows of north.opportunity cannot be read (5.3 %,"
                + " quality.max-quarantined-share allows 5.0 %; first: ");
    assertThat(landing.store().exists(Landing.session(), OPPORTUNITIES)).isFalse();
    assertThat(landing.rows("ops.load_audit", "read", "loaded", "quarantined", "status"))
        .containsExactly("19|0|1|refused");
    assertThat(landing.table("ops.quarantine").count()).isEqualTo(1);
  }

  @Test
  void aFileThatStoppedTheIngestIsReadAgainOnceItIsMended() {
    landing.deliver("opportunity.csv", numbered(19, 1));
    assertThatThrownBy(landing::ingest).hasMessageContaining("mend the files and run again");

    IngestReport mended = landing.deliver("opportunity.csv", numbered(19, 0)).ingest();

    assertThat(mended.loaded()).isEqualTo(19);
  }

  @Test
  void aRunThatDiedBeforeItsBooksWereWrittenIsMadeGoodByTheNext() {
    landing.deliver("opportunity-1.csv", HEADER, "1,Tea,10,").ingest();
    landing.deliver("opportunity-2.csv", HEADER, "1,Tea,12,", "2,Tea,1,").ingest();
    landing.forget("ops.file_ledger", "batch = 2");
    landing.forget("ops.load_audit", "batch = 2");

    IngestReport next = landing.ingest();

    assertThat(next.read()).isEqualTo(2);
    assertThat(next.duplicate()).isEqualTo(2);
    assertThat(landing.rows(OPPORTUNITIES.toString(), "id", "amount"))
        .containsExactly("1|10", "1|12", "2|1");
    assertThat(landing.ingest().files()).isEmpty();
  }

  @Test
  void aRunThatDiedAmidItsTablesLoadsTheRestNextTime() {
    landing
        .deliver("opportunity.csv", HEADER, "1,Tea,10,")
        .deliver("account.csv", "Id,Name", "A1,Tea Ltd")
        .ingest();
    landing.forget("ops.file_ledger", "true");
    landing.forget("raw.salesforce_account", "true");

    IngestReport next = landing.ingest();

    assertThat(next.loaded()).isEqualTo(1);
    assertThat(next.duplicate()).isEqualTo(1);
    assertThat(landing.rows("raw.salesforce_account", "id", "name")).containsExactly("A1|Tea Ltd");
  }

  private static String[] numbered(int rows, int unreadable) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < rows; i++) {
      lines.add("%d,Tea,%s,".formatted(i, i < unreadable ? "much" : "1"));
    }
    return lines.toArray(String[]::new);
  }
}
