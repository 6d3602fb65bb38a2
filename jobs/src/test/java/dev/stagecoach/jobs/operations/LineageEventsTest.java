package dev.stagecoach.jobs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.stagecoach.common.config.Lineage;
import dev.stagecoach.common.config.Operations;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.ingest.IngestReport;
import dev.stagecoach.jobs.run.NightReport;
import dev.stagecoach.jobs.run.Progress;
import dev.stagecoach.jobs.run.StepResult;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TableGraph GRAPH = SuiteTables.load();
  private static final String TABLE = "core.stage_visit";
  private static final StepResult MADE =
      new StepResult(TABLE, 1.5, 42, OptionalLong.of(7), List.of(), false);
  private static final IngestReport INGESTED =
      new IngestReport(
          1,
          List.of(
              new IngestReport.FileReport(
                  "north",
                  "opportunity",
                  TableName.of("raw.salesforce_opportunity"),
                  "opportunity.csv",
                  10,
                  10,
                  0,
                  0)),
          0,
          List.of());

  @TempDir private Path folder;

  @Test
  void aTableIsToldWithWhatItIsMadeFromAndItsColumns() throws IOException {
    Progress events = toFile();

    events.begun("night-1");
    events.started(TABLE, 0, 1);
    events.finished(MADE, 1, 1);

    JsonNode made = told().get(2);
    assertThat(made.at("/eventType").asText()).isEqualTo("COMPLETE");
    assertThat(made.at("/job/namespace").asText()).isEqualTo("test");
    assertThat(made.at("/job/name").asText()).isEqualTo(TABLE);
    assertThat(names(made.get("inputs")))
        .containsExactlyElementsOf(
            GRAPH.storedInputs(TableName.of(TABLE)).stream()
                .map(TableName::toString)
                .sorted()
                .toList());
    JsonNode output = made.at("/outputs/0");
    assertThat(output.get("name").asText()).isEqualTo(TABLE);
    assertThat(names(output.at("/facets/schema/fields")))
        .containsExactly(GRAPH.table(TableName.of(TABLE)).contract().schema().fieldNames());
    assertThat(output.at("/outputFacets/outputStatistics/rowCount").asLong()).isEqualTo(42);
    assertThat(output.at("/facets/version/datasetVersion").asText()).isEqualTo("7");
    assertThat(output.at("/facets/dataSource/uri").asText()).isEqualTo("/w/core/stage_visit");
  }

  @Test
  void allEventsOfARunAreTiedToIt() throws IOException {
    Progress events = toFile();

    events.begun("night-1");
    events.started(TABLE, 0, 1);
    events.finished(MADE, 1, 1);
    events.ended(new NightReport("night-1", INGESTED, false, 1, List.of(MADE), List.of(), 2));

    List<JsonNode> told = told();
    String whole = told.get(0).at("/run/runId").asText();
    assertThat(told)
        .extracting(event -> event.at("/job/name").asText() + " " + event.get("eventType").asText())
        .containsExactly("run START", TABLE + " START", TABLE + " COMPLETE", "run COMPLETE");
    assertThat(told.subList(1, 3))
        .allSatisfy(
            event ->
                assertThat(event.at("/run/facets/parent/run/runId").asText()).isEqualTo(whole));
    assertThat(told)
        .allSatisfy(
            event ->
                assertThat(event.at("/run/facets/tags/tags/0/value").asText())
                    .isEqualTo("night-1"));
  }

  @Test
  void rawTablesAreMadeFromWhatSourcesDeliver() throws IOException {
    Progress events = toFile();

    events.ingested(INGESTED);

    JsonNode loaded = told().get(1);
    assertThat(names(loaded.get("inputs"))).containsExactly("north.opportunity");
    assertThat(names(loaded.get("outputs"))).containsExactly("raw.salesforce_opportunity");
    assertThat(loaded.at("/outputs/0/outputFacets/outputStatistics/rowCount").asLong())
        .isEqualTo(10);
  }

  @Test
  void aRunThatFailsTellsWhyAndWhatWasUnderWay() throws IOException {
    Progress events = toFile();

    events.begun("night-1");
    events.started(TABLE, 0, 2);
    events.started("core.stage_map", 0, 2);
    events.broke(TABLE, "The disk is full");
    events.failed("The disk is full");

    assertThat(told())
        .extracting(
            event -> event.at("/job/name").asText() + " " + event.get("eventType").asText(),
            event -> event.at("/run/facets/errorMessage/message").asText())
        .endsWith(
            org.assertj.core.groups.Tuple.tuple(TABLE + " FAIL", "The disk is full"),
            org.assertj.core.groups.Tuple.tuple("core.stage_map ABORT", ""),
            org.assertj.core.groups.Tuple.tuple("run FAIL", "The disk is full"));
  }

  @Test
  void aServerGetsTheEventsWithItsKey() throws IOException {
    ConcurrentLinkedQueue<Map.Entry<String, String>> requests = new ConcurrentLinkedQueue<>();
    HttpServer server = server(201, requests);
    try {
      Progress events = toServer(server, Optional.of("open sesame"));

      events.begun("night-1");
      events.failed("The disk is full");
    } finally {
      server.stop(0);
    }

    assertThat(requests)
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "/api/v1/lineage Bearer open sesame", "/api/v1/lineage Bearer open sesame");
    assertThat(requests)
        .extracting(request -> JSON.readTree(request.getValue()).get("eventType").asText())
        .containsExactly("START", "FAIL");
  }

  @Test
  void aServerThatRefusesIsToldNoMore() throws IOException {
    ConcurrentLinkedQueue<Map.Entry<String, String>> requests = new ConcurrentLinkedQueue<>();
    HttpServer server = server(500, requests);
    try {
      Progress events = toServer(server, Optional.empty());

      events.begun("night-1");
      events.failed("The disk is full");
    } finally {
      server.stop(0);
    }

    assertThat(requests).hasSize(1);
  }

  @Test
  void aFileThatCannotBeWrittenStopsNoRun() throws IOException {
    Files.writeString(folder.resolve("taken"), "a file where the folder should be");
    Progress events = events(new Lineage.ToFile(folder.resolve("taken/events.jsonl").toString()));

    assertThatCode(() -> events.begun("night-1")).doesNotThrowAnyException();
  }

  @Test
  void aFileIsFoundFromTheWorkingDirectory() throws IOException {
    Path here = Path.of("target", "lineage-test.jsonl");
    Files.deleteIfExists(here);
    events(new Lineage.ToFile(here.toString())).begun("night-1");

    assertThat(here).isNotEmptyFile();
  }

  private Progress toFile() {
    return events(new Lineage.ToFile(file().toString()));
  }

  private static Progress toServer(HttpServer server, Optional<String> key) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return events(new Lineage.ToServer(url, key));
  }

  private static Progress events(Lineage.Target target) {
    Operations operations =
        new Operations(Optional.empty(), Optional.of(new Lineage(target, "test")));
    return Watchers.of(
            operations,
            GRAPH,
            "/w",
            Clock.fixed(Instant.parse("2024-06-05T02:00:00Z"), ZoneOffset.UTC))
        .get(0);
  }

  private static HttpServer server(
      int status, ConcurrentLinkedQueue<Map.Entry<String, String>> requests) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String authorization = exchange.getRequestHeaders().getFirst("Authorization");
          requests.add(Map.entry(exchange.getRequestURI() + " " + authorization, body));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private Path file() {
    return folder.resolve("events.jsonl");
  }

  private List<JsonNode> told() throws IOException {
    List<JsonNode> events = new java.util.ArrayList<>();
    for (String line : Files.readAllLines(file())) {
      events.add(JSON.readTree(line));
    }
    return events;
  }

  private static List<String> names(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(entry -> entry.get("name").asText())
        .toList();
  }
}
