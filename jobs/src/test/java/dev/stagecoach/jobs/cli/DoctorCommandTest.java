package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.delta.WarehouseLock;
import dev.stagecoach.common.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What breaks in a warehouse is named, with what mends it; and that mends it. */
class DoctorCommandTest {
  private static final String CONFIGURATION = "../conf/stagecoach.conf";

  @TempDir Path folder;

  @BeforeEach
  void publish() {
    InventedWarehouse.in(folder);
    DeltaLog.clearCache();
  }

  @Test
  void ofASoundWarehouseNothingIsWrong() {
    Screen screen = doctor();

    assertThat(screen.out())
        .contains("well   Nobody writes the warehouse", "well   Every table can be read")
        .doesNotContain("wrong");
    assertThat(screen.status()).isZero();
  }

  @Test
  void aDataFileThatIsGoneIsNamedAndItsTableTakenOutOfTheWay() throws IOException {
    Files.delete(dataFile("mart/kpi"));

    Screen sick = doctor();
    Screen mended = doctor("--mend");
    Screen after = doctor();

    assertThat(sick.status()).isEqualTo(1);
    assertThat(sick.out())
        .containsPattern(
            "wrong  Table mart.kpi is damaged: version 0 needs the data file part-.*parquet,"
                + " which is gone  → stagecoach doctor --mend");
    assertThat(mended.out())
        .contains(
            "watch  Table mart.kpi was moved to "
                + folder
                + "/set-aside/mart/kpi"
                + "  → stagecoach run --full");
    assertThat(after.status()).isZero();
    assertThat(folder.resolve("set-aside/mart/kpi/_delta_log")).isDirectory();
    assertThat(folder.resolve("mart/kpi")).doesNotExist();
  }

  @Test
  void aDataFileThatWasCutIsNamed() throws IOException {
    Path file = dataFile("mart/kpi");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertThat(doctor().out()).containsPattern("Table mart.kpi is damaged: .*which was cut");
  }

  @Test
  void aFlippedBitIsFoundByReadingEverything() throws IOException {
    Path file = dataFile("mart/kpi");
    Files.delete(file.resolveSibling("." + file.getFileName() + ".crc"));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 8] ^= 1;
    Files.write(file, bytes);

    assertThat(doctor().status()).isZero();
    assertThat(doctor("--deep").out()).contains("wrong  Table mart.kpi is damaged: ");
  }

  @Test
  void aDamagedCheckpointIsDoneWithoutWhenTheLogIsWhole() throws IOException {
    DeltaLog.forTable(TestSession.fresh(), folder.resolve("mart/kpi").toString()).checkpoint();
    Path checkpoint = logFile("mart/kpi", ".checkpoint");
    Files.writeString(checkpoint, "garbage");
    Files.delete(checkpoint.resolveSibling("." + checkpoint.getFileName() + ".crc"));
    DeltaLog.clearCache();

    Screen sick = doctor();
    DeltaLog.clearCache();
    Screen mended = doctor("--mend");

    assertThat(sick.out()).contains("wrong  Table mart.kpi is damaged: it cannot be read");
    assertThat(mended.out())
        .contains("well   Table mart.kpi can be read again, without its damaged checkpoint");
    assertThat(mended.status()).isZero();
    assertThat(query("select count(*) as n from mart.kpi").status()).isZero();
  }

  @Test
  void aLogEntryThatWasEmptiedIsFoundThoughReadersSeeNoError() throws IOException {
    Files.write(logFile("mart/kpi", ".json"), new byte[0]);

    assertThat(doctor().out())
        .contains("wrong  Table mart.kpi is damaged: the log entry of version 0 is empty");
  }

  @Test
  void whoeverReadsWhatIsDamagedIsSentToTheDoctor() throws IOException {
    Files.delete(dataFile("mart/kpi"));

    Screen screen = query("select sum(value) from mart.kpi");

    assertThat(screen.status()).isEqualTo(1);
    assertThat(screen.err())
        .contains("A table of the warehouse cannot be read: ", "'stagecoach doctor' says which one")
        .hasLineCount(1);
  }

  @Test
  void aCommandThatWasKilledIsKnownByItsLock() throws IOException {
    Files.writeString(
        folder.resolve(WarehouseLock.FILE),
        """
        command=run
        host=elsewhere
        process=7
        since=2024-01-01T02:00:00Z
        seen=2024-01-01T02:05:00Z
        """);

    Screen status = on("status");

    assertThat(doctor().out())
        .contains(
            "watch  A command was stopped in its midst: 'stagecoach run' since"
                + " 2024-01-01T02:00:00Z (process 7 on elsewhere, last seen 2024-01-01T02:05:00Z)"
                + "  → stagecoach run");
    assertThat(status.status()).isEqualTo(1);
    assertThat(status.out())
        .contains("The last command was stopped in its midst", "'stagecoach run' goes on.");
  }

  private Screen doctor(String... more) {
    return on("doctor", more);
  }

  private Screen query(String question) {
    return on("query", question);
  }

  private Screen on(String command, String... more) {
    String[] usual = {command, "--conf", CONFIGURATION, "--warehouse", folder.toString()};
    return Screen.of(
        Stream.concat(Arrays.stream(usual), Arrays.stream(more)).toArray(String[]::new));
  }

  private Path dataFile(String table) throws IOException {
    return only(folder.resolve(table), ".parquet");
  }

  private Path logFile(String table, String part) throws IOException {
    return only(folder.resolve(table).resolve("_delta_log"), part);
  }

  private static Path only(Path folder, String part) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[^.].*" + part + ".*"))
          .filter(file -> !file.getFileName().toString().endsWith(".crc"))
          .findFirst()
          .orElseThrow();
    }
  }
}
