package dev.stagecoach.common.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeCommitTest {
  private final SparkSession session = TestSession.fresh();

  @Test
  void theFirstCommitOfATableSaysAllThatItHolds(@TempDir java.nio.file.Path folder)
      throws IOException {
    String table = folder + "/a name with 100 % ü";
    numbers(3).write().format("delta").save(table);

    WholeCommit commit = WholeCommit.read(files(), new Path(table), 0).orElseThrow();

    assertThat(commit.rows(session).as(Encoders.LONG()).collectAsList())
        .containsExactlyInAnyOrder(0L, 1L, 2L);
    assertThat(commit.schema().fieldNames()).containsExactly("id");
  }

  @Test
  void aCommitThatReplacedATableSaysAllThatItHolds(@TempDir java.nio.file.Path folder)
      throws Exception {
    String table = folder.resolve("table").toString();
    numbers(3).write().format("delta").save(table);

    numbers(1).toDF().writeTo("delta.`" + table + "`").using("delta").createOrReplace();

    WholeCommit commit = WholeCommit.read(files(), new Path(table), 1).orElseThrow();
    assertThat(commit.rows(session).as(Encoders.LONG()).collectAsList()).containsExactly(0L);
  }

  @Test
  void aCommitThatAddsRowsDoesNot(@TempDir java.nio.file.Path folder) throws IOException {
    String table = folder.resolve("table").toString();
    numbers(3).write().format("delta").save(table);

    numbers(1).write().format("delta").mode("append").save(table);

    assertThat(WholeCommit.read(files(), new Path(table), 1)).isEmpty();
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

    assertThat(WholeCommit.read(files(), new Path(table), 0)).isEmpty();
  }

  @Test
  void manyFilesAreLeftToDelta(@TempDir java.nio.file.Path folder) throws IOException {
    String table = folder.resolve("table").toString();

    session.range(0, 33, 1, 33).write().format("delta").save(table);

    assertThat(WholeCommit.read(files(), new Path(table), 0)).isEmpty();
  }

  @Test
  void aFolderWhoseNameSparkWouldTakeForAPatternIsLeftToDelta(@TempDir java.nio.file.Path folder)
      throws IOException {
    java.nio.file.Path odd = Files.createDirectory(folder.resolve("[a]"));
    String log = odd + "/_delta_log";
    numbers(1).write().format("delta").save(folder.resolve("table").toString());
    Files.createDirectory(java.nio.file.Path.of(log));
    Files.copy(
        folder.resolve("table/_delta_log/00000000000000000000.json"),
        java.nio.file.Path.of(log, "00000000000000000000.json"));

    assertThat(WholeCommit.read(files(), new Path(odd.toString()), 0)).isEmpty();
  }

  @Test
  void aTableThatLostAFileIsLeftToDelta(@TempDir java.nio.file.Path folder) throws IOException {
    String table = folder.resolve("table").toString();
    numbers(1).write().format("delta").save(table);
    WholeCommit before = WholeCommit.read(files(), new Path(table), 0).orElseThrow();

    Files.delete(java.nio.file.Path.of(before.files().get(0)));

    assertThat(WholeCommit.read(files(), new Path(table), 0)).isEmpty();
  }

  private Dataset<Long> numbers(long count) {
    return session.range(count).as(Encoders.LONG());
  }

  private static FileSystem files() throws IOException {
    return new Path("/").getFileSystem(new org.apache.hadoop.conf.Configuration());
  }
}
