package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.run.Publications;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old versions go, unless they are the last of a month that was published, or the newest. */
class MaintainCommandTest {
  private static final TableName KPI = TableName.of("mart.kpi");
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void theLastPublicationOfEachMonthStaysReadable() throws IOException {
    // Version 0 is of publication 7, as of 1 July: the last that tells June.
    InventedWarehouse.in(folder);
    publishAgain(8, Instant.parse("2024-07-10T00:00:00Z"));
    publishAgain(9, Instant.parse("2024-07-20T00:00:00Z"));
    age();
    int kept = filesOf(0) + filesOf(2);

    Screen screen = on("maintain");

    assertThat(screen.err()).isEmpty();
    assertThat(screen.out()).contains("small files put together", "old files with");
    assertThat(dataFiles()).isEqualTo(kept);
    assertThat(on("query", "--as-of", "7", "select count(*) from mart.kpi").status()).isZero();
    assertThat(on("query", "--as-of", "9", "select sum(value) from mart.kpi").status()).isZero();
    assertThat(on("query", "--as-of", "8", "select sum(value) from mart.kpi").err())
        .contains("cannot be read");
  }

  @Test
  void aRetentionOfNothingIsRefused() {
    Screen screen = on("maintain", "--retention-days", "0");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).contains("--retention-days 0 is less than 1");
  }

  /** Writes the mart once more and publishes that version. */
  private void publishAgain(long number, Instant asOf) {
    TableStore store = new TableStore(folder.toString());
    TableContract contract = SuiteTables.load().table(KPI).contract();
    Dataset<Row> rows = store.read(TestSession.fresh(), KPI, 0);
    long version = store.replace(contract, rows, "again").version();
    Dataset<Row> published =
        store
            .read(TestSession.fresh(), Publications.TABLE)
            .where("publication = 7 and table_name = 'mart.kpi'")
            .withColumn("publication", functions.lit(number))
            .withColumn("as_of", functions.lit(asOf))
            .withColumn("version", functions.lit(version));
    store.append(SuiteTables.load().table(Publications.TABLE).contract(), published, "again");
  }

  private void age() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
      }
    }
  }

  private int filesOf(long version) {
    return new TableStore(folder.toString())
        .read(TestSession.fresh(), KPI, version)
        .inputFiles()
        .length;
  }

  private int dataFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("mart/kpi"))) {
      return (int) files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  private Screen on(String command, String... more) {
    String[] usual = {
      command, "--conf", "../conf/stagecoach.conf", "--warehouse", folder.toString()
    };
    return Screen.of(Stream.concat(Stream.of(usual), Stream.of(more)).toArray(String[]::new));
  }
}
