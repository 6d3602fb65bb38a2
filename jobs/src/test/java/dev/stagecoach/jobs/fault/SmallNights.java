package dev.stagecoach.jobs.fault;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.jobs.tables.RecordedTable;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Three nights of a company so small that one takes seconds: real ingest, real runner, six tables
 * of a line or two. Each night brings something that a killed run could get wrong: new rows, rows
 * again, rows that cannot be read, a file that has grown, rows of the past, a row that is gone.
 */
public final class SmallNights {
  static final int NIGHTS = 3;

  private static final String HEADER = "id,name,amount,created_date";
  private static final String HISTORY = "id,_fivetran_start,stage_name,amount,close_date";

  private static final List<Map<String, List<String>>> DELIVERIES =
      List.of(
          Map.of(
              "opportunity.csv",
              List.of(
                  HEADER,
                  "a,Tea,10,2024-01-05T08:00:00Z",
                  "b,Mate,20,2024-01-06T08:00:00Z",
                  "c,Rum,much,2024-01-06T08:00:00Z"),
              "opportunity_history-1.csv",
              List.of(
                  HISTORY,
                  "a,2024-01-05T08:00:00Z,open,10,2024-03-01",
                  "b,2024-01-06T08:00:00Z,open,20,2024-03-01"),
              "deals-1.csv",
              List.of("id,stage", "1,open", "2,open"),
              "account.csv",
              List.of("id,name", "A1,Tea House")),
          Map.of(
              // The file has grown, and holds what was there before.
              "opportunity.csv",
              List.of(
                  HEADER,
                  "a,Tea,10,2024-01-05T08:00:00Z",
                  "b,Mate,20,2024-01-06T08:00:00Z",
                  "c,Rum,much,2024-01-06T08:00:00Z",
                  "d,Cocoa,40,2024-02-02T08:00:00Z"),
              // A row of January comes late, and one that is known comes again.
              "opportunity_history-2.csv",
              List.of(
                  HISTORY,
                  "a,2024-01-05T08:00:00Z,open,10,2024-03-01",
                  "a,2024-01-20T08:00:00Z,open,11,2024-03-01",
                  "d,2024-02-02T08:00:00Z,open,40,2024-04-01",
                  "d,yesterday,open,40,2024-04-01"),
              // A full extract that lacks a row: it was deleted.
              "deals-2.csv",
              List.of("id,stage", "2,open", "3,open")),
          Map.of(
              "opportunity_history-3.csv",
              List.of(HISTORY, "b,2024-02-09T08:00:00Z,won,25,2024-02-09"),
              "deals-3.csv",
              List.of("id,stage", "1,open", "2,won", "3,open")));

  private static final List<Instant> AS_OF =
      List.of(
          Instant.parse("2024-02-01T00:00:00Z"),
          Instant.parse("2024-03-01T00:00:00Z"),
          Instant.parse("2024-03-02T00:00:00Z"));

  private static final String CONFIGURATION =
      """
      sources {
        north { kind = salesforce, path = "." }
        club {
          kind = mapped, path = "."
          feeds.deals { files = "deals*.csv", key = [id], full-extract = true }
          maps = [ { to = deal, from = deals, columns { deal_id = id, stage_id = stage } } ]
        }
      }
      stages.canonical = [
        { name = open, position = 1 }
        { name = won, position = 2, kind = won }
        { name = lost, position = 3, kind = lost }
      ]
      funnels { sales { stages = [open] } }
      privacy.names = shown
      quality.max-quarantined-share = 0.5
      """;

  private final Path folder;

  /** Nights whose files lie below a folder, as they lie there on each night. */
  SmallNights(Path folder) throws IOException {
    this.folder = folder;
    for (int night = 0; night < NIGHTS; night++) {
      Path landing = Files.createDirectories(folder.resolve("night-" + night));
      for (int past = 0; past <= night; past++) {
        for (Map.Entry<String, List<String>> file : DELIVERIES.get(past).entrySet()) {
          Path path = Files.write(landing.resolve(file.getKey()), file.getValue());
          Files.setLastModifiedTime(path, FileTime.from(AS_OF.get(past)));
        }
      }
    }
  }

  Instant asOf(int night) {
    return AS_OF.get(night);
  }

  SuiteConfig config(int night) throws IOException {
    Path file = Files.writeString(folder.resolve("nights.conf"), CONFIGURATION);
    return ConfigLoader.load(
        file, Map.of("source.path", folder.resolve("night-" + night).toString()));
  }

  /** What ingest and the runner write, and six small tables in the place of the suite's. */
  public static TableGraph tables() throws IOException {
    List<Table> tables = new ArrayList<>();
    for (Table table : SuiteTables.all()) {
      if (table.name().layer() == Layer.RAW || table instanceof RecordedTable) {
        tables.add(table);
      }
    }
    try {
      Path small =
          Path.of(
              Objects.requireNonNull(SmallNights.class.getResource("/fault/tables"), "tables")
                  .toURI());
      tables.addAll(SuiteTables.in(small));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return new TableGraph(tables);
  }
}
