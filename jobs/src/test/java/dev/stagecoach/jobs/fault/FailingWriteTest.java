package dev.stagecoach.jobs.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.ContractReader;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One write that fails: what is said, what stays, and that the next one succeeds. */
class FailingWriteTest {
  private static final TableName NAME = TableName.of("core.deal");
  private static final TableContract CONTRACT =
      ContractReader.read(
          NAME,
          """
          description = "One row per deal.", grain = [deal_key], write = replace
          columns = [ { name = deal_key, type = bigint, description = "The deal." } ]
          """);

  @TempDir Path folder;

  private final SparkSession session = TestSession.fresh();
  private TableStore store;

  @BeforeAll
  static void takeTheDisk() {
    DyingDisk.install(TestSession.fresh().sparkContext().hadoopConfiguration());
  }

  @AfterAll
  static void giveTheDiskBack() {
    DyingDisk.remove(TestSession.fresh().sparkContext().hadoopConfiguration());
  }

  @BeforeEach
  void writeOnce() throws IOException {
    Path life = Files.createDirectories(folder.resolve("lives/only"));
    store = new TableStore(life.toString());
    fail(DyingDisk.Failure.DEATH, Long.MAX_VALUE);
    write(1);
  }

  @Test
  void aFullDiskIsNamedAndTheRowsBeforeStay() {
    fail(DyingDisk.Failure.FULL, 3);

    assertThatThrownBy(() -> write(2))
        .isInstanceOf(StagecoachException.class)
        .hasMessage(
            "Table core.deal could not be written at %s: No space left on device; its previous version stays, run again once that is mended",
            store.location(NAME));
    requireRowsAndNextWrite();
  }

  @Test
  void aFolderThatMayNotBeWrittenIsNamedAndTheRowsBeforeStay() {
    fail(DyingDisk.Failure.DENIED, 0);

    assertThatThrownBy(() -> write(2))
        .isInstanceOf(StagecoachException.class)
        .hasMessageStartingWith(
            "Table core.deal could not be written at %s: ", store.location(NAME))
        .hasMessageContaining("(Permission denied); its previous version stays");
    requireRowsAndNextWrite();
  }

  @Test
  void aCommitOfAnotherProgramInBetweenIsNamedAndTheRowsBeforeStay() {
    fail(DyingDisk.Failure.CONFLICT, 0);

    assertThatThrownBy(() -> write(2))
        .isInstanceOf(StagecoachException.class)
        .hasMessage(
            "Table core.deal could not be written at %s: another program wrote it at the same time; let nothing but one stagecoach command write a warehouse, and run again",
            store.location(NAME));
    requireRowsAndNextWrite();
  }

  private void requireRowsAndNextWrite() {
    fail(DyingDisk.Failure.DEATH, Long.MAX_VALUE);
    assertThat(store.read(session, NAME).count()).isEqualTo(1);
    write(2);
    assertThat(store.read(session, NAME).count()).isEqualTo(2);
  }

  private void fail(DyingDisk.Failure failure, long allowed) {
    DyingDisk.begin(folder.toString(), allowed, failure);
  }

  private void write(long rows) {
    store.replace(CONTRACT, session.range(rows).toDF("deal_key"), "run");
  }
}
