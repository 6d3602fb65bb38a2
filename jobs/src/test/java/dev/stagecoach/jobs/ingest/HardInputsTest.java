package dev.stagecoach.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.RawRows;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that have broken other systems, by name: each is read right, set aside or refused. */
class HardInputsTest {
  private static final TableName DEALS = TableName.of("raw.salesforce_opportunity");
  private static final int MEGABYTE = 1 << 20;

  @TempDir Path folder;

  @Test
  void aFileOfAHeaderAloneHasNoRows() {
    Landing landing = north().deliver("opportunity.csv", "Id,Name");

    assertThat(landing.ingest().read()).isZero();
    assertThat(setAside(landing)).isEmpty();
  }

  @Test
  void anEmptyFileIsRefusedByName() {
    Landing landing = north().deliver("opportunity.csv", new byte[0]);

    assertThatThrownBy(landing::ingest)
        .isInstanceOf(StagecoachException.class)
        .hasMessageContaining("opportunity.csv");
  }

  @Test
  void timestampsOfMixedOffsetsAreInstants() {
    Landing landing =
        north()
            .deliver(
                "opportunity.csv",
                "Id,Name,Created_Date",
                "1,Tea,2024-01-15T10:00:00+0530",
                "2,Tea,2024-01-15T10:00:00-08:00",
                "3,Tea,2024-01-15T10:00:00Z",
                "4,Tea,2024-01-15 10:00:00",
                "5,Tea,1705312800000");
    landing.ingest();

    assertThat(created(landing))
        .containsExactly(
            "1|2024-01-15T04:30:00Z",
            "2|2024-01-15T18:00:00Z",
            "3|2024-01-15T10:00:00Z",
            "4|2024-01-15T15:00:00Z",
            "5|2024-01-15T10:00:00Z");
  }

  /** New York's clocks went from 2 to 3 on 10 March 2024, and from 2 back to 1 on 3 November. */
  @Test
  void aTimeInADaylightSavingGapIsAsFarPastItAndOneThatComesTwiceIsTheEarlier() {
    Landing landing =
        north()
            .deliver(
                "opportunity.csv",
                "Id,Name,Created_Date",
                "1,Tea,2024-03-10 01:59:59",
                "2,Tea,2024-03-10 02:30:00",
                "3,Tea,2024-03-10 03:00:00",
                "4,Tea,2024-11-03 01:30:00");
    landing.ingest();

    assertThat(created(landing))
        .containsExactly(
            "1|2024-03-10T06:59:59Z",
            "2|2024-03-10T07:30:00Z",
            "3|2024-03-10T07:00:00Z",
            "4|2024-11-03T05:30:00Z");
  }

  @Test
  void amountsOfAnotherCountryNotANumberAndThirtyDigitsAreSetAside() {
    Landing landing =
        north()
            .deliver(
                "opportunity.csv",
                "Id,Name,Amount",
                "1,Tea,\"1.234,56\"",
                "2,Tea,NaN",
                "3,Tea,123456789012345678901234567890",
                "4,Tea,1234.56");
    landing.ingest("1");

    assertThat(setAside(landing))
        .containsExactly(
            "2|unreadable-number|Column amount cannot be read: '1.234,56'",
            "3|unreadable-number|Column amount cannot be read: 'NaN'",
            "4|unreadable-number|Column amount cannot be read: '123456789012345678901234567890'");
    assertThat(landing.rows(DEALS.toString(), "id", "amount")).containsExactly("4|1234.56");
  }

  @Test
  void wrongTypesInParquetAreReadWhereTheirTextsCanBeAndElseSetAside() {
    Landing landing =
        north()
            .deliver(
                "opportunity-1.parquet",
                FileBytes.parquet(
                    folder.resolve("a"),
                    "1L as Id, 'Tea' as Name, '12.50' as Amount, 20240115 as Close_Date"))
            .deliver(
                "opportunity-2.parquet",
                FileBytes.parquet(
                    folder.resolve("b"),
                    "2.0d as Id, true as Name, true as Amount, timestamp'2024-01-15 10:00:00' as Created_Date"))
            .deliver(
                "opportunity-3.parquet",
                FileBytes.parquet(
                    folder.resolve("c"), "'3' as Id, 'Tea' as Name, array(1, 2) as Amount"))
            .deliver(
                "opportunity-4.parquet",
                FileBytes.parquet(
                    folder.resolve("d"), "'4' as Id, 'Tea' as Name, double('NaN') as Amount"))
            .deliver(
                "opportunity-5.parquet",
                FileBytes.parquet(
                    folder.resolve("e"), "5L as Id, true as Name, '12.50' as Amount"));
    landing.ingest("1");

    assertThat(setAside(landing))
        .containsExactly(
            "1|unreadable-date|Column close_date cannot be read: '20240115'",
            "1|unreadable-number|Column amount cannot be read: 'NaN'",
            "1|unreadable-number|Column amount cannot be read: '[1, 2]'",
            "1|unreadable-number|Column amount cannot be read: 'true'");
    assertThat(landing.rows(DEALS.toString(), "id", "amount")).containsExactly("5|12.50");
  }

  @Test
  void idsThatDifferInCaseAreDifferentDeals() {
    Landing landing =
        north()
            .deliver(
                "opportunity.csv",
                "Id,Name",
                "006A0000001abcd,Tea",
                "006A0000001abcD,Mate",
                "006A0000001abcdIAA,Tea again");
    landing.ingest();

    assertThat(
            read(landing).stream().map(row -> row.<String>getAs("id")).distinct().sorted().toList())
        .containsExactly("006A0000001abcDIAQ", "006A0000001abcdIAA");
  }

  @Test
  void aMegabyteInOneFieldIsLoadedWhole() {
    Landing landing =
        north().deliver("opportunity.csv", "Id,Name", "1," + "x".repeat(MEGABYTE), "2,Tea");
    landing.ingest();

    assertThat(landing.rows(DEALS.toString(), "id", "length(name)"))
        .containsExactly("1|" + MEGABYTE, "2|3");
  }

  @Test
  void aMegabyteInARowThatCannotBeReadIsSetAside() {
    Landing landing =
        north().deliver("opportunity.csv", "Id,Name,Amount", "1," + "x".repeat(MEGABYTE) + ",much");
    landing.ingest("1");

    assertThat(setAside(landing))
        .containsExactly("2|unreadable-number|Column amount cannot be read: 'much'");
  }

  private Landing north() {
    return Landing.of(
        folder, "north { kind = salesforce, path = \".\", time-zone = \"America/New_York\" }");
  }

  private static List<String> created(Landing landing) {
    return read(landing).stream()
        .map(
            row ->
                row.getAs("id") + "|" + row.<java.sql.Timestamp>getAs("created_date").toInstant())
        .sorted()
        .toList();
  }

  /** The rows as queries see them. */
  private static List<Row> read(Landing landing) {
    TableContract contract =
        Landing.contracts().stream()
            .filter(known -> known.name().equals(DEALS))
            .findFirst()
            .orElseThrow();
    return new RawRows(contract, Map.of("north", ZoneId.of("America/New_York")))
        .of(landing.table(DEALS.toString()))
        .collectAsList();
  }

  private static List<String> setAside(Landing landing) {
    return landing.store().exists(Landing.session(), TableName.of("ops.quarantine"))
        ? landing.rows("ops.quarantine", "line", "reason_code", "reason")
        : List.of();
  }
}
