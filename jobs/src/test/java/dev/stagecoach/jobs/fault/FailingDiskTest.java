package dev.stagecoach.jobs.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.spark.TestSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A night whose disk is full, may not be written, or is written by another program too ends with
 * one sentence, and is made good by the next run; whoever looks in between sees one whole night.
 *
 * <p>{@code -Dfaults=30 -Dfaults.seed=7} tries that many, chosen by the seed.
 */
@EnabledIfSystemProperty(named = "faults", matches = "\\d+")
class FailingDiskTest {
  private static final Logger LOG = LoggerFactory.getLogger(FailingDiskTest.class);
  private static final int FAULTS = Integer.getInteger("faults", 0);
  private static final long SEED = Long.getLong("faults.seed", 1);

  private static final Map<DyingDisk.Failure, String> REASONS =
      Map.of(
          DyingDisk.Failure.FULL, "No space left on device",
          DyingDisk.Failure.DENIED, "Permission denied",
          DyingDisk.Failure.CONFLICT, "another program wrote it at the same time");

  private static final List<DyingDisk.Failure> KINDS =
      List.of(DyingDisk.Failure.FULL, DyingDisk.Failure.DENIED, DyingDisk.Failure.CONFLICT);

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
  void aNightWhoseDiskFailsSaysSoInOneSentenceAndIsMadeGoodByTheNext() throws IOException {
    int told = 0;
    for (int fault = 0; fault < FAULTS; fault++) {
      DyingDisk.Failure kind = KINDS.get(fault % KINDS.size());
      // On the first night there is no table yet that another program could write.
      int first = kind == DyingDisk.Failure.CONFLICT ? 1 : 0;
      int night = first + chance.nextInt(SmallNights.NIGHTS - first);
      long moment = chance.nextLong(undisturbed.changes(night).all());
      String story = "seed %d, night %d, %s at change %d".formatted(SEED, night, kind, moment);
      NightWarehouse warehouse = undisturbed.before(night, "failed-" + fault);

      Optional<StagecoachException> failure = failure(warehouse, night, moment, kind);

      failure.ifPresent(known -> requireOneSentence(known, REASONS.get(kind), story));
      undisturbed.requireOneWholeNight(warehouse, night, story);
      warehouse.run(night, Long.MAX_VALUE, DyingDisk.Failure.DEATH);
      undisturbed.requireUndisturbed(warehouse, night, story);
      told += failure.isPresent() ? 1 : 0;
      LOG.info("{}: {}", story, failure.map(Throwable::getMessage).orElse("went by unharmed"));
    }
    LOG.info("{} faults of the disk survived, {} of them told, seed {}", FAULTS, told, SEED);
    assertThat(told).isPositive();
  }

  /** Whatever is thrown beside what users are told is a mistake, and fails the test. */
  private static Optional<StagecoachException> failure(
      NightWarehouse warehouse, int night, long moment, DyingDisk.Failure kind) throws IOException {
    try {
      warehouse.run(night, moment, kind);
      return Optional.empty();
    } catch (StagecoachException e) {
      return Optional.of(e);
    }
  }

  private static void requireOneSentence(StagecoachException failure, String reason, String story) {
    assertThat(failure.exitCode()).as(story).isEqualTo(ExitCode.FAILED);
    assertThat(failure.getMessage())
        .as(story)
        .contains(reason, "/lives/", "run again")
        .doesNotContain("Exception", "\n", "\tat ");
  }
}
