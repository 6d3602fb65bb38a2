package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.chance.Planted;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.Unit;
import java.util.OptionalLong;

/**
 * Which deals are deleted or merged away, as a function of the deal's number alone: independent of
 * how the deal goes, so that those that stay obey the same law. A merged deal goes into the deal
 * before it, which is never deleted.
 */
final class Fate {
  private static final int DAYS_TO_DELETION = 90;
  private static final int DAYS_TO_MERGE = 40;

  private final Parameters parameters;
  private final long seed;

  Fate(Parameters parameters, long seed) {
    this.parameters = parameters;
    this.seed = seed;
  }

  /** When a deal is deleted, if ever. */
  OptionalLong deletedAt(Unit unit, long number, long createdAt) {
    Dice dice = dice(unit, number);
    dice.share();
    boolean isDeleted =
        dice.chance(parameters.share(Planted.DELETED))
            && !isMerged(unit, number)
            && !isMerged(unit, number + 1);
    return isDeleted ? later(createdAt, DAYS_TO_DELETION, dice) : OptionalLong.empty();
  }

  /** When a deal is merged into the one before it, if ever. */
  OptionalLong mergedAt(Unit unit, long number, long createdAt) {
    Dice dice = dice(unit, number);
    dice.share();
    dice.share();
    return isMerged(unit, number) ? later(createdAt, DAYS_TO_MERGE, dice) : OptionalLong.empty();
  }

  /** Whether the deal into which this one is merged is merged itself. */
  boolean isChained(Unit unit, long number) {
    return isMerged(unit, number) && isMerged(unit, number - 1);
  }

  private boolean isMerged(Unit unit, long number) {
    if (unit != Unit.SOUTH || number < 2) {
      return false;
    }
    double chained = parameters.share(Planted.MERGED_CHAIN);
    double merged = chained + parameters.share(Planted.MERGED);
    return dice(unit, number).chance(merged) || dice(unit, number + 1).chance(chained);
  }

  private static OptionalLong later(long createdAt, int days, Dice dice) {
    long after = createdAt + 3 * BusinessClock.DAY + dice.below(days * BusinessClock.DAY);
    return OptionalLong.of(BusinessClock.working(after));
  }

  private Dice dice(Unit unit, long number) {
    return Dice.of(seed, 2, unit.ordinal(), number);
  }
}
