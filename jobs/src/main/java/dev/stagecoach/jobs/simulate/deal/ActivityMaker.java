package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.Parameters.TraitParameters;
import dev.stagecoach.jobs.simulate.chance.Weights;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a deal's activities: the more of them, and the more calls are answered, the likelier a win.
 */
public final class ActivityMaker {
  private static final int MOST = 19;
  private static final Weights KINDS = Weights.of(List.of(0.42, 0.30, 0.14, 0.09, 0.03, 0.02));

  /** Of the rep who makes many calls and few meetings. */
  private static final Weights BUSY_KINDS = Weights.of(List.of(0.72, 0.20, 0.02, 0.04, 0.01, 0.01));

  private static final double BUSY_FACTOR = 2.5;

  private final SimulationOptions options;
  private final TraitParameters traits;

  /** A maker for the deals of a simulation. */
  public ActivityMaker(SimulationOptions options) {
    this.options = options;
    this.traits = options.parameters().traits();
  }

  /** The activities of a deal, in order, all before its end. */
  public List<Activity> activities(Deal deal) {
    Dice dice = Dice.of(options.seed(), 4, deal.unit().ordinal(), deal.number());
    double mean = traits.activityMean().get(deal.activityLevel());
    boolean isBusy = isBusy(deal.versions().get(0).owner());
    int count = Math.min(MOST, dice.poisson(isBusy ? mean * BUSY_FACTOR : mean));
    long created = deal.createdAt();
    long span = deal.endsBefore(options.untilMillis()) - created;
    if (span < 2) {
      return List.of();
    }
    List<Long> times = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long at = BusinessClock.working(created + dice.below(span));
      times.add(Math.min(Math.max(at, created + 1), created + span - 1));
    }
    times.sort(Comparator.naturalOrder());
    List<Activity> activities = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      activities.add(activity(deal, i, times.get(i), dice));
    }
    return activities;
  }

  private boolean isBusy(int owner) {
    return owner == options.parameters().effects().busyRep();
  }

  private Activity activity(Deal deal, int number, long at, Dice dice) {
    int owner = deal.at(at).owner();
    Activity.Kind kind = Activity.Kind.values()[(isBusy(owner) ? BUSY_KINDS : KINDS).draw(dice)];
    double positive =
        switch (kind) {
          case CALL -> deal.willWin() ? traits.connectedWon() : traits.connectedOther();
          case EMAIL -> deal.willWin() ? 0.34 : 0.22;
          case MEETING, TASK -> 0.82;
          case NOTE, COMMUNICATION -> 1;
        };
    boolean isPositive = dice.chance(positive);
    int seconds =
        switch (kind) {
          case CALL -> (int) dice.logNormal(isPositive ? 300 : 25, 0.6);
          case MEETING -> 900 * dice.between(1, 6);
          default -> 0;
        };
    int due = BusinessClock.day(at) + dice.between(0, 10);
    return new Activity(number, kind, at, owner, isPositive, seconds, due);
  }
}
