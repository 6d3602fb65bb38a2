package dev.stagecoach.jobs.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A night that dies at any change of the disk, is run again, dies again and at last comes to its
 * end has made what an undisturbed one makes; and whoever looked in between saw one whole night.
 *
 * <p>{@code -Dkills=200 -Dkills.seed=7} tries that many moments, chosen by the seed.
 */
@EnabledIfSystemProperty(named = "kills", matches = "\\d+")
class KilledNightsTest {
  private static final Logger LOG = LoggerFactory.getLogger(KilledNightsTest.class);
  private static final int KILLS = Integer.getInteger("kills", 0);
  private static final long SEED = Long.getLong("kills.seed", 1);
  private static final int MOST_IN_A_ROW = 4;

  @TempDir static Path folder;

  private static final List<NightWarehouse> UNDISTURBED = new ArrayList<>();
  private static final List<Map<TableName, List<String>>> ROWS = new ArrayList<>();
  private static final List<Map<TableName, List<String>>> PUBLISHED = new ArrayList<>();
  private static final List<NightWarehouse.Changes> CHANGES = new ArrayList<>();

  private final Random chance = new Random(SEED);

  private static TableGraph graph;
  private static SmallNights nights;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    DyingDisk.install(TestSession.fresh().sparkContext().hadoopConfiguration());
    graph = SmallNights.tables();
    nights = new SmallNights(folder.resolve("landing"));
    for (int night = 0; night < SmallNights.NIGHTS; night++) {
      NightWarehouse warehouse =
          new NightWarehouse(folder.resolve("undisturbed-" + night), nights, graph);
      if (night > 0) {
        warehouse.copy(UNDISTURBED.get(night - 1));
      }
      CHANGES.add(warehouse.run(night, Long.MAX_VALUE, DyingDisk.Failure.DEATH));
      UNDISTURBED.add(warehouse);
      ROWS.add(warehouse.rows());
      PUBLISHED.add(warehouse.published());
    }
  }

  @AfterAll
  static void giveTheDiskBack() {
    DyingDisk.remove(TestSession.fresh().sparkContext().hadoopConfiguration());
  }

  @Test
  void aNightThatIsKilledAnywhereAndRunAgainIsAsIfNothingHadHappened() throws IOException {
    int kills = 0;
    int chain = 0;
    while (kills < KILLS) {
      int night = chance.nextInt(SmallNights.NIGHTS);
      NightWarehouse warehouse =
          new NightWarehouse(folder.resolve("killed-" + chain++), nights, graph);
      if (night > 0) {
        warehouse.copy(UNDISTURBED.get(night - 1));
      }
      List<Long> moments = new ArrayList<>();
      int inARow = 1 + chance.nextInt(MOST_IN_A_ROW);
      for (int i = 0; i < inARow; i++) {
        long moment = moment(CHANGES.get(night));
        moments.add(moment);
        kills += dies(warehouse, night, moment) ? 1 : 0;
        requireOneWholeNight(warehouse, night, moments);
      }
      warehouse.run(night, Long.MAX_VALUE, DyingDisk.Failure.DEATH);
      requireEqual(warehouse.rows(), ROWS.get(night), night, moments);
      LOG.info("Night {} survived being killed at changes {}", night, moments);
    }
    LOG.info(
        "{} kills of nights with {} changes survived, seed {}",
        kills,
        CHANGES.stream().map(NightWarehouse.Changes::all).toList(),
        SEED);
  }

  /** Any change, or one beside that which gives a table a new version: there states differ most. */
  private long moment(NightWarehouse.Changes changes) {
    return chance.nextBoolean()
        ? chance.nextLong(changes.all())
        : changes.commits().get(chance.nextInt(changes.commits().size())) - chance.nextInt(2);
  }

  private static boolean dies(NightWarehouse warehouse, int night, long moment) throws IOException {
    try {
      warehouse.run(night, moment, DyingDisk.Failure.DEATH);
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }

  private static void requireOneWholeNight(
      NightWarehouse warehouse, int night, List<Long> moments) {
    Map<TableName, List<String>> seen = warehouse.published();
    Map<TableName, List<String>> before = night == 0 ? Map.of() : PUBLISHED.get(night - 1);
    requireEqual(seen, seen.equals(before) ? before : PUBLISHED.get(night), night, moments);
  }

  private static void requireEqual(
      Map<TableName, List<String>> found,
      Map<TableName, List<String>> expected,
      int night,
      List<Long> moments) {
    String story = "seed %d, night %d, killed at changes %s".formatted(SEED, night, moments);
    assertThat(found.keySet()).as(story).isEqualTo(expected.keySet());
    found.forEach(
        (table, rows) -> assertThat(rows).as(table + ", " + story).isEqualTo(expected.get(table)));
  }
}
