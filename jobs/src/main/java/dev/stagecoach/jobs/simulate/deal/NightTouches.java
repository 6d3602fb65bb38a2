package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import java.util.ArrayList;
import java.util.List;

/** Small edits that bring each night's increment to its wanted share of the deals. */
final class NightTouches {
  private final SimulationOptions options;
  private final double share;

  NightTouches(SimulationOptions options, double share) {
    this.options = options;
    this.share = share;
  }

  /** The edits of one deal: a new amount or close date while it is open, else a note. */
  List<Change> changes(Sketch sketch, List<Step> steps, long end, long amount) {
    if (share <= 0 || options.nights() == 0) {
      return List.of();
    }
    Dice dice = Dice.of(options.seed(), 3, sketch.unit().ordinal(), sketch.number());
    List<Change> changes = new ArrayList<>(1);
    for (int night = 1; night <= options.nights(); night++) {
      if (dice.chance(share)) {
        long at =
            options.deliveredAt(night - 1)
                + 9 * BusinessClock.HOUR
                + dice.below(8 * BusinessClock.HOUR);
        if (sketch.createdAt() < at && at < end) {
          changes.add(change(steps, at, amount, dice));
        }
      }
    }
    return changes;
  }

  private static Change change(List<Step> steps, long at, long amount, Dice dice) {
    boolean isOpen = !Stage.isClosed(Steps.stageAt(steps, at));
    if (isOpen && dice.chance(0.5)) {
      int day = BusinessClock.day(at) + dice.between(10, 90);
      return new Change(at, Change.Kind.CLOSE_DAY, day);
    }
    if (isOpen && amount != Version.NO_AMOUNT) {
      long edited = Edits.rounded(amount * dice.between(0.8, 1.25));
      return new Change(at, Change.Kind.AMOUNT, edited);
    }
    return new Change(at, Change.Kind.TOUCH, 1);
  }
}
