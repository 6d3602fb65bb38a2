package dev.stagecoach.jobs.oracle;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.time.AsOf;
import dev.stagecoach.jobs.run.Night;
import dev.stagecoach.jobs.run.NightReport;
import dev.stagecoach.jobs.run.NightRequest;
import dev.stagecoach.jobs.run.Progress;
import dev.stagecoach.jobs.run.TestSession;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** The suite's own tables of a simulated company, made by whole nights in one warehouse. */
final class LoadedSuite {
  private static final LocalDate AS_OF = LocalDate.parse(SimulatedCompany.UNTIL);

  private final Path warehouse;
  private final Map<String, String> overrides;
  private final SparkSession session = TestSession.fresh();
  private final TableStore store;

  /** A warehouse that is still empty, for nights under the company's configuration and more. */
  LoadedSuite(Path warehouse, Map<String, String> overrides) {
    this.warehouse = warehouse;
    this.overrides = Map.copyOf(overrides);
    this.store = new TableStore(warehouse.toString());
  }

  /** Runs a night over the files that are in the company's folder by now. */
  NightReport load(SimulatedCompany company) {
    SuiteConfig config = ConfigLoader.load(company.configuration(), overrides);
    Instant asOf = AsOf.startOf(AS_OF, config.business().time()).at();
    return new Night(SuiteTables.load(), store, Clock.systemUTC(), Progress.SILENT)
        .run(session, new NightRequest(config, asOf, false, Set.of()));
  }

  /** Shows a table to an oracle as a view with the table's name, its layer as the schema. */
  void show(TableName table, Oracle oracle) {
    Path copy = warehouse.resolve("shown").resolve(table.path());
    store
        .read(session, table)
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(copy.toString());
    oracle.execute(
        "create schema if not exists %1$s; create or replace view %2$s as select * from read_parquet('%3$s/*.parquet')"
            .formatted(table.layer().label(), table, copy));
  }
}
