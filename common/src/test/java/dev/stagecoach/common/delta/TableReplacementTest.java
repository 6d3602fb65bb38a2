package dev.stagecoach.common.delta;

import static dev.stagecoach.common.delta.DealContract.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReplacementTest {
  private static final Map<String, String> PROPERTIES =
      Map.of("delta.enableDeletionVectors", "false");

  private final SparkSession session = TestSession.fresh();

  @Test
  void theLogOfANewTableSaysWhatDeltasOwnCommandSays(@TempDir Path folder) throws IOException {
    replacement().byCommand(path(folder.resolve("theirs")), rows(0, 3));

    boolean isDone = replace(folder.resolve("ours"), rows(0, 3));

    assertThat(isDone).isTrue();
    assertThat(entry(folder.resolve("ours"), 0)).isEqualTo(entry(folder.resolve("theirs"), 0));
  }

  @Test
  void theLogOfAReplacedTableSaysWhatDeltasOwnCommandSays(@TempDir Path folder) throws IOException {
    for (String table : List.of("ours", "theirs")) {
      rows(5, 6).write().format("delta").save(folder.resolve(table).toString());
      rows(6, 8).write().format("delta").mode("append").save(folder.resolve(table).toString());
    }
    replacement().byCommand(path(folder.resolve("theirs")), rows(0, 3));

    boolean isDone = replace(folder.resolve("ours"), rows(0, 3));

    assertThat(isDone).isTrue();
    assertThat(entry(folder.resolve("ours"), 2)).isEqualTo(entry(folder.resolve("theirs"), 2));
  }

  @Test
  void deltaReadsWhatReplacedMoreFilesThanAreAtHand(@TempDir Path folder) throws IOException {
    Path table = folder.resolve("table");
    session.range(0, 150, 1, 150).toDF("deal_key").write().format("delta").save(table.toString());

    replace(table, rows(7, 9));

    assertThat(deltaReads(table)).containsExactlyInAnyOrder(7L, 8L);
  }

  @Test
  void aTableInFoldersByValueIsLeftToDelta(@TempDir Path folder) throws IOException {
    Path table = folder.resolve("table");
    rows(0, 2)
        .selectExpr("deal_key", "deal_key as half")
        .write()
        .format("delta")
        .partitionBy("half")
        .save(table.toString());

    boolean isDone = replace(table, rows(7, 9));

    assertThat(isDone).isFalse();
    assertThat(table.resolve("_delta_log/00000000000000000001.json")).doesNotExist();
  }

  @Test
  void aTableWhoseLogLostAnEntryIsReplacedByDeltasOwnCommand(@TempDir Path folder)
      throws IOException {
    Path table = folder.resolve("table");
    rows(0, 2).write().format("delta").save(table.toString());
    for (int commit = 1; commit <= 10; commit++) {
      rows(commit, commit + 1).write().format("delta").mode("append").save(table.toString());
    }
    // What came of it stands in the checkpoint that Delta writes with every tenth commit.
    Files.delete(table.resolve("_delta_log/00000000000000000000.json"));

    replacement().of(path(table), rows(7, 9));

    assertThat(deltaReads(table)).containsExactlyInAnyOrder(7L, 8L);
  }

  @Test
  void whatSomebodyElseAddsInTheMeantimeIsAConflict(@TempDir Path warehouse) throws IOException {
    TableStore store = new TableStore(warehouse.toString());
    store.replace(CONTRACT, rows(0, 1), "first");
    Path log = warehouse.resolve("core/deal/_delta_log");
    Path other = warehouse.resolve("other");
    rows(5, 6).write().format("delta").save(other.toString());
    rows(6, 7).write().format("delta").mode("append").save(other.toString());
    String added = other.resolve("_delta_log/00000000000000000001.json").toString();
    String entry = log.resolve("00000000000000000001.json").toString();

    Dataset<Row> rows =
        session.range(7, 8, 1, 1).map(addedBy(added, entry), Encoders.LONG()).toDF("deal_key");

    assertThatThrownBy(() -> store.replace(CONTRACT, rows, "second"))
        .isInstanceOf(StagecoachException.class)
        .hasMessageContaining("another program wrote it at the same time");
  }

  /** Writes an entry into a log while a row is made. */
  private static MapFunction<Long, Long> addedBy(String from, String to) {
    return row -> {
      Files.copy(Path.of(from), Path.of(to));
      return row;
    };
  }

  private boolean replace(Path table, Dataset<Row> rows) {
    return replacement().inTransaction(path(table), rows);
  }

  private static TableReplacement replacement() {
    return new TableReplacement(CONTRACT, PROPERTIES, "a run");
  }

  private static org.apache.hadoop.fs.Path path(Path table) {
    return new org.apache.hadoop.fs.Path(table.toString());
  }

  /**
   * The lines of an entry without what is another each time (names, instants), what nobody reads
   * (how much was removed) and what says nothing (no tags).
   */
  private static List<String> entry(Path table, long version) throws IOException {
    try (Stream<String> lines =
        Files.lines(table.resolve("_delta_log/%020d.json".formatted(version)))) {
      return lines
          .map(line -> line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "some name"))
          .map(line -> line.replaceAll("(Time|stamp)\":[0-9]+", "$1\":some instant"))
          .map(line -> line.replaceAll("\"numRemoved(Files|Bytes)\":\"[0-9]+\",", ""))
          .map(line -> line.replace(",\"tags\":{}", ""))
          .sorted()
          .toList();
    }
  }

  private List<Long> deltaReads(Path table) {
    return session
        .read()
        .format("delta")
        .load(table.toString())
        .as(Encoders.LONG())
        .collectAsList();
  }

  private Dataset<Row> rows(long from, long end) {
    return session.range(from, end, 1, 1).toDF("deal_key");
  }
}
