package dev.stagecoach.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.table.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What holds of every table of the suite, whatever happened in the company: nights are as one run,
 * and a run made again is as one made once.
 *
 * <p>{@code -Dlaws.seed=23} makes four runs of the whole suite, which takes minutes.
 */
@EnabledIfSystemProperty(named = "laws.seed", matches = "\\d+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteLawsTest {
  private static final Logger LOG = LoggerFactory.getLogger(SuiteLawsTest.class);
  private static final int DEALS = 120;
  private static final long SEED = Long.getLong("laws.seed", 23);
  private static final int NIGHTS = 1;

  private LoadedSuite nightly;
  private Map<TableName, List<Path>> nightByNight;
  private LoadedSuite atOnce;

  @BeforeAll
  void runNightsAndAllAtOnce(@TempDir Path folder) {
    SimulatedCompany company =
        SimulatedCompany.eventful(folder.resolve("company"), DEALS, SEED, NIGHTS);
    nightly = new LoadedSuite(folder.resolve("nightly"), Map.of());
    nightly.load(company, SimulatedCompany.UNTIL.minusDays(NIGHTS));
    for (int night = 1; night <= NIGHTS; night++) {
      company.deliver(night);
      nightly.load(company, SimulatedCompany.UNTIL.minusDays(NIGHTS - night));
    }
    nightByNight = nightly.files();
    nightly.loadInFull(company, SimulatedCompany.UNTIL);
    atOnce = new LoadedSuite(folder.resolve("at-once"), Map.of());
    atOnce.load(company, SimulatedCompany.UNTIL);
  }

  @Test
  void nightsAreAsOneRun() {
    assertThat(rowsThatDiffer(nightByNight, atOnce.files())).isEmpty();
    LOG.info("{} tables are the same by nights and at once, seed {}", nightByNight.size(), SEED);
  }

  @Test
  void whatIsMadeAgainIsAsWhatWasMadeOnce() {
    assertThat(rowsThatDiffer(nightByNight, nightly.files())).isEmpty();
  }

  /** By table, some rows that one of the two has more often than the other. */
  private static Map<TableName, List<List<Object>>> rowsThatDiffer(
      Map<TableName, List<Path>> some, Map<TableName, List<Path>> others) {
    assertThat(some.keySet()).isEqualTo(others.keySet()).hasSizeGreaterThan(40);
    Map<TableName, List<List<Object>>> different = new TreeMap<>();
    try (Oracle engine = Oracle.open(OracleSettings.plain(SimulatedCompany.UNTIL))) {
      some.forEach(
          (table, files) -> {
            List<List<Object>> rows =
                engine.cells(
                    """
                    with
                    ones as (from read_parquet([%s])),
                    others as (from read_parquet([%s]))
                    (select 'only once', cast(extra as varchar) from (from ones except all from others) as extra)
                    union all
                    (select 'only other', cast(extra as varchar) from (from others except all from ones) as extra)
                    limit 4
                    """
                        .formatted(
                            LoadedSuite.quoted(files), LoadedSuite.quoted(others.get(table))));
            if (!rows.isEmpty()) {
              different.put(table, rows);
            }
          });
    }
    return different;
  }
}
