package dev.stagecoach.common.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.spark.TestSession;
import io.delta.tables.DeltaTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedFilesTest {
  private final SparkSession session = TestSession.fresh();

  @Test
  void theFirstCommitOfATableSaysWhatItHolds(@TempDir java.nio.file.Path folder)
      throws IOException {
    String table = folder + "/a name with 100 % ü";
    numbers(3).write().format("delta").save(table);

    LoggedFiles found = LoggedFiles.read(files(), new Path(table), 0).orElseThrow();

    assertThat(found.rows(session).as(Encoders.LONG()).collectAsList())
        .containsExactlyInAnyOrder(0L, 1L, 2L);
    assertThat(found.schema().fieldNames()).containsExactly("id");
  }

  @Test
  void aCommitThatReplacedATableSaysWhatItHolds(@TempDir java.nio.file.Path folder)
      throws Exception {
    String table = folder.resolve("table").toString();
    numbers(3).write().format("delta").save(table);

    numbers(1).toDF().writeTo("delta.`" + table + "`").using("delta").createOrReplace();

    LoggedFiles found = LoggedFiles.read(files(), new Path(table), 1).orElseThrow();
    assertThat(found.rows(session).as(Encoders.LONG()).collectAsList()).containsExactly(0L);
  }

  @Test
  void commitsThatAddRowsAndColumnsAddUp(@TempDir java.nio.file.Path folder) throws IOException {
    String table = folder.resolve("table").toString();
    numbers(2).write().format("delta").save(table);

    session
        .sql("select 7L as id, 'seven' as name")
        .write()
        .format("delta")
        .mode("append")
        .option("mergeSchema", "true")
        .save(table);

    assertThat(rows(table, 1)).containsExactlyInAnyOrder("0 -", "1 -", "7 seven");
    assertThat(rows(table, 0)).containsExactlyInAnyOrder("0", "1");
  }

  @Test
  void rowsThatWereDeletedAndFilesThatWerePutTogetherAreNotHeld(@TempDir java.nio.file.Path folder)
      throws IOException {
    String table = folder.resolve("table").toString();
    session.range(0, 4, 1, 2).write().format("delta").save(table);
    numbers(1).write().format("delta").mode("append").save(table);

    DeltaTable.forPath(session, table).delete("id = 3");
    DeltaTable.forPath(session, table).optimize().executeCompaction();

    assertThat(rows(table, 3)).containsExactlyInAnyOrder("0", "0", "1", "2");
    assertThat(LoggedFiles.read(files(), new Path(table), 3).orElseThrow().known().files())
        .hasSize(1);
  }

  @Test
  void manyCommitsAreLeftToDelta(@TempDir java.nio.file.Path folder) throws IOException {
    java.nio.file.Path log = Files.createDirectories(folder.resolve("table/_delta_log"));
    String entry = "{\"commitInfo\":{\"timestamp\":1,\"operation\":\"WRITE\"}}";
    for (int version = 0; version <= 100; version++) {
      Files.writeString(log.resolve("%020d.json".formatted(version)), entry);
    }

    assertThat(LoggedFiles.read(files(), new Path(folder + "/table"), 100)).isEmpty();
  }

  @Test
  void aCommitThatIsGoneIsLeftToDelta(@TempDir java.nio.file.Path folder) throws IOException {
    String table = folder.resolve("table").toString();
    numbers(1).write().format("delta").save(table);
    numbers(1).write().format("delta").mode("append").save(table);

    Files.delete(folder.resolve("table/_delta_log/00000000000000000000.json"));

    assertThatThrownBy(() -> LoggedFiles.read(files(), new Path(table), 1))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("00000000000000000000.json");
  }

  @Test
  void aTableInFoldersByValueIsLeftToDelta(@TempDir java.nio.file.Path folder) throws IOException {
    String table = folder.resolve("table").toString();

    session
        .range(3)
        .selectExpr("id", "id % 2 as half")
        .write()
        .format("delta")
        .partitionBy("half")
        .save(table);

    assertThat(LoggedFiles.read(files(), new Path(table), 0)).isEmpty();
  }

  @Test
  void manyFilesAreLeftToDelta(@TempDir java.nio.file.Path folder) throws IOException {
    String table = folder.resolve("table").toString();

    session.range(0, 101, 1, 101).write().format("delta").save(table);

    assertThat(LoggedFiles.read(files(), new Path(table), 0)).isEmpty();
  }

  @Test
  void aFolderWhoseNameLooksLikeAPatternIsReadAsItIsCalled(@TempDir java.nio.file.Path folder)
      throws IOException {
    numbers(2).write().format("delta").save(folder.resolve("table").toString());
    java.nio.file.Path odd = folder.resolve("[a]{b}*");

    Files.move(folder.resolve("table"), odd);

    assertThat(rows(odd.toString(), 0)).containsExactlyInAnyOrder("0", "1");
  }

  @Test
  void oneVersionReadTwiceIsTheSameToSparkAndAnotherIsNot(@TempDir java.nio.file.Path folder)
      throws IOException {
    String table = folder.resolve("table").toString();
    numbers(1).write().format("delta").save(table);
    numbers(1).write().format("delta").mode("append").save(table);

    Dataset<Row> first = read(table, 1);

    assertThat(first.sameSemantics(read(table, 1))).isTrue();
    assertThat(first.sameSemantics(read(table, 0))).isFalse();
  }

  @Test
  void aTableThatLostAFileIsLeftToDelta(@TempDir java.nio.file.Path folder) throws IOException {
    String table = folder.resolve("table").toString();
    numbers(1).write().format("delta").save(table);
    LoggedFiles before = LoggedFiles.read(files(), new Path(table), 0).orElseThrow();

    files().delete(before.known().files().get(0).getPath(), false);

    assertThat(LoggedFiles.read(files(), new Path(table), 0)).isEmpty();
  }

  /** The cells of each row of a version, null as {@code -}. */
  private List<String> rows(String table, long version) throws IOException {
    return read(table, version).collectAsList().stream()
        .map(row -> row.mkString(" ").replace("null", "-"))
        .toList();
  }

  private Dataset<Row> read(String table, long version) throws IOException {
    return LoggedFiles.read(files(), new Path(table), version).orElseThrow().rows(session);
  }

  private Dataset<Long> numbers(long count) {
    return session.range(count).as(Encoders.LONG());
  }

  private static FileSystem files() throws IOException {
    return new Path("/").getFileSystem(new org.apache.hadoop.conf.Configuration());
  }
}
