package dev.stagecoach.jobs.oracle;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import dev.stagecoach.common.time.AsOf;
import dev.stagecoach.jobs.run.Night;
import dev.stagecoach.jobs.run.NightReport;
import dev.stagecoach.jobs.run.NightRequest;
import dev.stagecoach.jobs.run.Progress;
import dev.stagecoach.jobs.tables.RecordedTable;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** The suite's own tables of a simulated company, made by whole nights in one warehouse. */
final class LoadedSuite {
  private final Map<String, String> overrides;
  private final SparkSession session = TestSession.fresh();
  private final TableGraph graph = SuiteTables.load();
  private final TableStore store;

  /** A warehouse that is still empty, for nights under the company's configuration and more. */
  LoadedSuite(Path warehouse, Map<String, String> overrides) {
    this.overrides = Map.copyOf(overrides);
    this.store = new TableStore(warehouse.toString());
  }

  /**
   * Runs a night over the files that are in the company's folder by now.
   *
   * @param unknownFrom the first day that is not known any more
   */
  NightReport load(SimulatedCompany company, LocalDate unknownFrom) {
    return load(company, unknownFrom, Set.of());
  }

  /** Runs a night that makes every table again. */
  NightReport loadInFull(SimulatedCompany company, LocalDate unknownFrom) {
    return run(company, unknownFrom, true, Set.of());
  }

  /** Runs a night that makes only these tables and what they are made from; none means all. */
  NightReport load(SimulatedCompany company, LocalDate unknownFrom, Set<TableName> tables) {
    return run(company, unknownFrom, false, tables);
  }

  private NightReport run(
      SimulatedCompany company, LocalDate unknownFrom, boolean isFull, Set<TableName> tables) {
    SuiteConfig config = ConfigLoader.load(company.configuration(), overrides);
    Instant asOf = AsOf.startOf(unknownFrom, config.business().time()).at();
    Night night = new Night(graph, store, Clock.systemUTC(), Progress.SILENT);
    return night.run(
        session, new NightRequest(config, asOf, isFull, night.selection(tables, true, false)));
  }

  /** Shows the newest rows of a table to an oracle: a view with its name, its layer the schema. */
  void show(TableName table, Oracle oracle) {
    oracle.execute(
        "create schema if not exists %s; create or replace view %s as from read_parquet([%s])"
            .formatted(table.layer().label(), table, quoted(files(table))));
  }

  /** The files that hold the newest rows of each table of core and marts. */
  Map<TableName, List<Path>> files() {
    Map<TableName, List<Path>> files = new LinkedHashMap<>();
    graph.inOrder().stream()
        .filter(LoadedSuite::isMade)
        .map(Table::name)
        .forEach(table -> files.put(table, files(table)));
    return files;
  }

  /** DuckDB's list of files. */
  static String quoted(List<Path> files) {
    return files.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
  }

  private static boolean isMade(Table table) {
    Layer layer = table.name().layer();
    return (layer == Layer.CORE || layer == Layer.MART)
        && table.contract().write() != WriteMode.VIEW
        && !(table instanceof RecordedTable);
  }

  /** The files that hold the newest rows of a table. */
  List<Path> files(TableName table) {
    return Arrays.stream(store.read(session, table).inputFiles())
        .map(file -> Path.of(URI.create(file)))
        .sorted()
        .toList();
  }
}
