package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.ContractReader;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A landing folder and a warehouse of a test: deliver files, ingest, look at the tables. */
final class Landing {
  private static final String STAGES =
      """
      stages.canonical = [
        { name = open, position = 1 }
        { name = won, position = 2, kind = won }
        { name = lost, position = 3, kind = lost }
      ]
      funnels { sales { stages = [open] } }
      privacy.names = shown
      """;

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2024-06-01T12:00:00Z"), ZoneOffset.UTC);

  private final Path folder;
  private final String sources;
  private final TableStore store;
  private int runs;

  private Landing(Path folder, String sources) {
    this.folder = folder;
    this.sources = sources;
    this.store = new TableStore(folder.resolve("warehouse").toString());
  }

  /** A landing in an empty folder for the sources given in HOCON. */
  static Landing of(Path folder, String sources) {
    return new Landing(folder, sources);
  }

  static SparkSession session() {
    return TestSession.fresh();
  }

  Landing deliver(String file, String... lines) {
    return deliver(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  Landing deliver(String file, byte[] bytes) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String file) {
    return folder.resolve(file);
  }

  IngestReport ingest() {
    return ingest("0.05");
  }

  IngestReport ingest(String quarantineAllowed) {
    runs++;
    return new Ingest(contracts(), store, NOON).run(context(quarantineAllowed));
  }

  TableStore store() {
    return store;
  }

  /** Takes rows back, as if a run had died before it wrote them. */
  void forget(String table, String condition) {
    session()
        .sql(
            "delete from delta.`%s` where %s"
                .formatted(store.location(TableName.of(table)), condition));
  }

  Dataset<Row> table(String name) {
    return store.read(session(), TableName.of(name));
  }

  /** Rows as text, columns joined by a bar. */
  List<String> rows(String table, String... expressions) {
    return texts(table(table).selectExpr(expressions));
  }

  /** Rows of a table of staging, made from what has been loaded. */
  List<String> staged(String table, String... expressions) {
    TableName name = TableName.of(table);
    Table staged =
        SuiteTables.all().stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow();
    SparkSession session = session();
    TableInputs loaded =
        input ->
            store.exists(session, input) ? store.read(session, input) : session.emptyDataFrame();
    return texts(staged.rows(loaded, context("0.05")).selectExpr(expressions));
  }

  static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.mkString("|")).sorted().toList();
  }

  private RunContext context(String quarantineAllowed) {
    try {
      Path conf = folder.resolve("test.conf");
      Files.writeString(conf, STAGES + "sources {\n" + sources + "\n}\n");
      return new RunContext(
          session(),
          "run-" + runs,
          ConfigLoader.load(
              conf,
              Map.of(
                  "source.path",
                  folder.toString(),
                  "quality.max-quarantined-share",
                  quarantineAllowed)),
          Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contracts of raw and ops. */
  static List<TableContract> contracts() {
    List<TableContract> contracts = new ArrayList<>();
    for (Layer layer : List.of(Layer.RAW, Layer.OPS)) {
      Path root = Path.of("src/main/resources/tables", layer.label());
      try (Stream<Path> tables = Files.list(root)) {
        for (Path table : tables.sorted().toList()) {
          contracts.add(
              ContractReader.read(
                  new TableName(layer, table.getFileName().toString()),
                  Files.readString(table.resolve("table.conf"))));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return contracts;
  }
}
