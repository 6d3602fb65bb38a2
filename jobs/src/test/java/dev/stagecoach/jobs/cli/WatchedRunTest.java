package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs learn of a run. */
class WatchedRunTest {
  private static final TableName JOB_RUN = TableName.of("ops.job_run");

  @TempDir Path folder;
  private Path conf;

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(folder.resolve("deals.csv"), "id,stage\n1,open\n2,open\n");
    conf =
        Files.writeString(
            folder.resolve("test.conf"),
            """
            sources.crm {
              kind = mapped, path = "."
              feeds.deals { files = "deals.csv", key = [id] }
              maps = [ { to = deal, from = deals, columns { deal_id = id, stage_id = stage } } ]
            }
            stages.canonical = [
              { name = open, position = 1 }
              { name = won, position = 2, kind = won }
              { name = lost, position = 3, kind = lost }
            ]
            funnels { sales { stages = [open] } }
            privacy.names = shown
            operations { metrics-file = "%1$s/suite.prom", lineage.to = "%1$s/events.jsonl" }
            """
                .formatted(folder));
  }

  @Test
  void aRunWritesItsFiguresAndItsLineage() throws IOException {
    Screen screen = Screen.of(words("core.stage_map").toArray(String[]::new));

    assertThat(screen.err()).isEmpty();
    assertThat(Files.readString(folder.resolve("suite.prom")))
        .contains("stagecoach_run_success{warehouse=\"" + folder.resolve("warehouse") + "\"} 1\n")
        .contains("stagecoach_ingest_rows{warehouse=")
        .contains(",table=\"core.stage_map\"}");
    assertThat(events())
        .extracting(event -> event.at("/job/name").asText() + " " + event.get("eventType").asText())
        .containsSubsequence(
            "run START", "core.stage_map START", "core.stage_map COMPLETE", "run COMPLETE");
  }

  @Test
  void aRunThatFailsSaysSoInAllOfThemUnderOneName() throws Exception {
    Files.delete(folder.resolve("deals.csv"));
    Files.createDirectory(folder.resolve("deals.csv"));

    Process run = start(words("core.stage_map"));
    String screen = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(run.waitFor()).as(screen).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("suite.prom"))).contains("stagecoach_run_success");
    JsonNode event = events().get(events().size() - 1);
    assertThat(event.get("eventType").asText()).isEqualTo("FAIL");
    List<JsonNode> logged = lines("logs/stagecoach.json");
    assertThat(logged)
        .filteredOn(line -> line.get("log.level").asText().equals("ERROR"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.get("run")).isEqualTo(event.at("/run/facets/tags/tags/0/value"));
              assertThat(line.get("error.message").asText()).contains("deals.csv");
            });
  }

  @Test
  void aWarehouseThatAnEarlierVersionWroteIsTakenOver() {
    Screen.of(words("core.stage_map").toArray(String[]::new));
    SparkSession session = TestSession.fresh();
    TableStore store = new TableStore(folder.resolve("warehouse").toString());
    Dataset<Row> books = store.read(session, JOB_RUN);
    long before = books.count();
    books
        .drop("message")
        .withColumn("row_count", books.col("row_count").cast("int"))
        .localCheckpoint()
        .write()
        .format("delta")
        .mode("overwrite")
        .option("overwriteSchema", "true")
        .save(folder.resolve("warehouse/ops/job_run").toString());

    Screen screen = Screen.of(words("core.stage_map").toArray(String[]::new));

    assertThat(screen.status()).as(screen.err()).isZero();
    Dataset<Row> taken = store.read(session, JOB_RUN);
    assertThat(taken.count()).isGreaterThan(before);
    assertThat(taken.schema().apply("row_count").dataType().sql()).isEqualTo("BIGINT");
    assertThat(taken.columns()).contains("message");
  }

  private Process start(List<String> words) throws IOException {
    return new OwnProcess(folder, List.of("-Dstagecoach.log.format=json")).start(words);
  }

  private List<String> words(String table) {
    return List.of(
        "run",
        table,
        "--upstream",
        "--conf",
        conf.toString(),
        "--warehouse",
        folder.resolve("warehouse").toString(),
        "--set",
        "source.path=" + folder,
        "--master",
        "local[2]");
  }

  private List<JsonNode> events() throws IOException {
    return lines("events.jsonl");
  }

  private List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(file))) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}
