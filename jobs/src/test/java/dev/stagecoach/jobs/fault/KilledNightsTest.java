package dev.stagecoach.jobs.fault;

import dev.stagecoach.common.spark.TestSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
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

  private static UndisturbedNights undisturbed;

  private final Random chance = new Random(SEED);

  @BeforeAll
  static void runUndisturbed() throws IOException {
    DyingDisk.install(TestSession.fresh().sparkContext().hadoopConfiguration());
    undisturbed = UndisturbedNights.run(folder);
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
      NightWarehouse warehouse = undisturbed.before(night, "killed-" + chain++);
      List<Long> moments = new ArrayList<>();
      int inARow = 1 + chance.nextInt(MOST_IN_A_ROW);
      for (int i = 0; i < inARow; i++) {
        long moment = moment(undisturbed.changes(night));
        moments.add(moment);
        kills += dies(warehouse, night, moment) ? 1 : 0;
        undisturbed.requireOneWholeNight(warehouse, night, story(night, moments));
      }
      warehouse.run(night, Long.MAX_VALUE, DyingDisk.Failure.DEATH);
      undisturbed.requireUndisturbed(warehouse, night, story(night, moments));
      LOG.info(
          "Night {} survived being killed at changes {}: {} kills so far", night, moments, kills);
    }
    LOG.info(
        "{} kills of nights with {} changes survived, seed {}",
        kills,
        IntStream.range(0, SmallNights.NIGHTS)
            .mapToObj(night -> undisturbed.changes(night).all())
            .toList(),
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

  private static String story(int night, List<Long> moments) {
    return "seed %d, night %d, killed at changes %s".formatted(SEED, night, moments);
  }
}
