package dev.stagecoach.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traps of how rows are delivered: overlap, changed columns, and what stops coming. */
class DeliveryTrapsTest {
  private static final String OPPORTUNITIES = "raw.salesforce_opportunity";
  private static final String HEADER = "Id,Name,LastModifiedDate";

  @TempDir Path folder;

  @Test
  void trap05RowsStampedBeforeTheLastDeliveryAreLoadedAndOverlapCountsOnce() {
    Landing landing = Landing.of(folder, "north { kind = salesforce, path = \".\" }");
    landing.deliver("opportunity-1.csv", HEADER, "1,Tea,2024-01-01", "2,Jam,2024-01-03").ingest();

    IngestReport second =
        landing
            .deliver("opportunity-2.csv", HEADER, "2,Jam,2024-01-03", "3,Late,2024-01-02")
            .ingest();

    assertThat(second.loaded()).isEqualTo(1);
    assertThat(second.duplicate()).isEqualTo(1);
    assertThat(landing.rows(OPPORTUNITIES, "id", "name"))
        .containsExactly("1|Tea", "2|Jam", "3|Late");
  }

  @Test
  void aFileThatWasOnlyCopiedAnewIsKnown() throws IOException {
    Landing landing = Landing.of(folder, "north { kind = salesforce, path = \".\" }");
    landing.deliver("opportunity.csv", HEADER, "1,Tea,2024-01-01").ingest();
    Files.setLastModifiedTime(
        landing.path("opportunity.csv"), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

    IngestReport second = landing.ingest();

    assertThat(second.knownFiles()).isEqualTo(1);
    assertThat(second.read()).isZero();
  }

  @Test
  void aFileOfTheSameSizeWithOtherContentIsRead() throws IOException {
    Landing landing = Landing.of(folder, "north { kind = salesforce, path = \".\" }");
    landing.deliver("opportunity.csv", HEADER, "1,Tea,2024-01-01").ingest();
    landing.deliver("opportunity.csv", HEADER, "1,Jam,2024-01-01");
    Files.setLastModifiedTime(
        landing.path("opportunity.csv"), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

    assertThat(landing.ingest().loaded()).isEqualTo(1);
  }

  @Test
  void trap06AChangeOfTheColumnsLosesNoRow() {
    Landing landing = Landing.of(folder, "north { kind = salesforce, path = \".\" }");
    landing.deliver("opportunity-1.csv", "Id,Name,Amount", "1,Tea,10", "2,Jam,20").ingest();

    IngestReport second =
        landing
            .deliver("opportunity-2.csv", "Colour__c,Amount,Id", ",10,1", "red,30,2", "blue,5,3")
            .ingest();

    assertThat(second.loaded()).isEqualTo(3);
    assertThat(second.notes()).containsExactly(OPPORTUNITIES + " has new columns: colour_c");
    assertThat(landing.rows(OPPORTUNITIES, "id", "name", "amount", "colour_c"))
        .containsExactly(
            "1|Tea|10|null", "1|null|10|null", "2|Jam|20|null", "2|null|30|red", "3|null|5|blue");
  }

  @Test
  void trap07WhatALaterFullExtractLeavesOutIsGoneUntilItComesBack() throws IOException {
    Landing landing = full();
    extract(landing, "opportunity-1.csv", "2024-01-01T00:00:00Z", "1,Tea,", "2,Jam,", "3,Bun,");
    landing.ingest();
    extract(landing, "opportunity-2.csv", "2024-01-02T00:00:00Z", "1,Tea,", "3,Bun,");
    IngestReport second = landing.ingest();
    extract(landing, "opportunity-3.csv", "2024-01-03T00:00:00Z", "1,Tea,", "2,Jam,");
    landing.ingest();

    assertThat(second.notes())
        .containsExactly(
            "1 rows of north.opportunity are in the last full extract no more"
                + " and count as deleted");
    assertThat(landing.rows("raw.key_sweep", "_batch", "_file", "row_id", "is_gone", "swept_at"))
        .containsExactly(
            "2|opportunity-2.csv|2|true|2024-01-02 00:00:00.0",
            "3|opportunity-3.csv|2|false|2024-01-03 00:00:00.0",
            "3|opportunity-3.csv|3|true|2024-01-03 00:00:00.0");
  }

  @Test
  void trap07ExtractsThatArriveTogetherAreSweptOneAfterTheOther() throws IOException {
    Landing landing = full();
    extract(landing, "opportunity-1.csv", "2024-01-01T00:00:00Z", "1,Tea,", "2,Jam,", "3,Bun,");
    extract(landing, "opportunity-2.csv", "2024-01-02T00:00:00Z", "1,Tea,", "3,Bun,");
    extract(landing, "opportunity-3.csv", "2024-01-03T00:00:00Z", "1,Tea,");

    landing.ingest();

    assertThat(landing.rows("raw.key_sweep", "row_id", "is_gone", "swept_at"))
        .containsExactly("2|true|2024-01-02 00:00:00.0", "3|true|2024-01-03 00:00:00.0");
  }

  @Test
  void trap07AnExtractThatIsEmptyOrUnreadableDeletesNothing() throws IOException {
    Landing landing = full();
    extract(landing, "opportunity-1.csv", "2024-01-01T00:00:00Z", "1,Tea,", "2,Jam,");
    landing.ingest();
    extract(landing, "opportunity-2.csv", "2024-01-02T00:00:00Z");
    IngestReport empty = landing.ingest();
    extract(landing, "opportunity-3.csv", "2024-01-03T00:00:00Z", "1,Tea,", "2,Jam,soon");

    IngestReport unreadable = landing.ingest("0.5");

    assertThat(empty.notes())
        .containsExactly(
            "A full extract of north.opportunity is empty, so that nothing was taken for deleted");
    assertThat(unreadable.notes())
        .containsExactly(
            "A full extract of north.opportunity has rows that cannot be read,"
                + " so that nothing was taken for deleted");
    assertThat(landing.path("warehouse/raw/key_sweep")).doesNotExist();
  }

  @Test
  void trap07ADealOfAMappedFeedThatALaterFullExtractLeavesOutIsDeleted() throws IOException {
    Landing landing =
        Landing.of(
            folder,
            """
            crm {
              kind = mapped, path = "."
              feeds.deals { files = "deals-*.csv", key = [id], full-extract = true }
              maps = [ { to = deal, from = deals, columns { deal_id = id, stage_id = name } } ]
            }
            """);
    extract(landing, "deals-1.csv", "2024-01-01T00:00:00Z", "1,Tea,", "2,Jam,");
    landing.ingest();
    extract(landing, "deals-2.csv", "2024-01-02T00:00:00Z", "1,Tea,");
    landing.ingest();

    assertThat(landing.staged("staging.mapped_deal", "deal_id", "is_deleted", "deleted_at"))
        .containsExactly("1|false|null", "2|true|2024-01-02 00:00:00.0");
  }

  private Landing full() {
    return Landing.of(folder, "north { kind = salesforce, path = \".\", full-extract = true }");
  }

  private static void extract(Landing landing, String file, String at, String... rows)
      throws IOException {
    String[] lines = new String[rows.length + 1];
    lines[0] = HEADER;
    System.arraycopy(rows, 0, lines, 1, rows.length);
    landing.deliver(file, lines);
    Files.setLastModifiedTime(landing.path(file), FileTime.from(Instant.parse(at)));
  }
}
