package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.chance.Planted;
import dev.stagecoach.jobs.simulate.chance.UnitParameters;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks one deal through its successive furthest stages, with detours that never change them:
 * regressions return, bounces end where they began, and a reopened deal ends as its law drew it.
 */
final class Walk {
  /** No deal takes longer from a stage to the next one or beyond. */
  static final int LONGEST_DAYS = 330;

  /** Enough that two steps stay apart in working hours. */
  private static final long INSTANT = 12;

  private static final int PULL_DAYS = 30;
  private static final int LONGEST_GAP = 45;

  private final Parameters parameters;
  private final UnitParameters rates;
  private final Dice dice;
  private final double pace;
  private final List<Step> steps = new ArrayList<>(6);
  private int instantSteps;
  private long now;

  Walk(Parameters parameters, UnitParameters rates, double pace, Dice dice) {
    this.parameters = parameters;
    this.rates = rates;
    this.pace = pace;
    this.dice = dice;
  }

  /** The deal's steps, in order, in working hours. */
  List<Step> steps(long created, List<Integer> furthest) {
    now = created;
    instantSteps = chance(Planted.IMPORTED) ? dice.between(1, 3) : 0;
    int last = furthest.size() - 1;
    boolean isWon = furthest.get(last) == Stage.WON;
    int reopened = isWon && last > 0 && chance(Planted.REOPENED_THEN_WON) ? dice.below(last) : -1;
    for (int place = 0; place <= last; place++) {
      int stage = furthest.get(place);
      if (stage < Stage.WON) {
        add(stage, arrival(furthest, place));
        boolean isEnd = place == last;
        detour(stage, place == reopened);
        if (isEnd) {
          lose(stage);
        } else {
          dwell(stage, 1);
        }
      } else {
        win(furthest, place);
      }
    }
    return steps;
  }

  /** The end of the walk, before it was squeezed into working hours. */
  long end() {
    return now;
  }

  private static Cause arrival(List<Integer> furthest, int place) {
    if (place == 0) {
      return Cause.CREATED;
    }
    boolean isSkip = furthest.get(place) - furthest.get(place - 1) > 1;
    if (furthest.get(place) == Stage.WON) {
      return isSkip ? Cause.CLOSED_AFTER_SKIP : Cause.CLOSED;
    }
    return isSkip ? Cause.SKIPPED : Cause.FORWARD;
  }

  private void detour(int stage, boolean isReopened) {
    if (instantSteps > 0) {
      return;
    }
    if (stage > 0 && chance(Planted.PING_PONG)) {
      bounce(stage);
    }
    if (stage > 0 && chance(Planted.REGRESSION)) {
      int back = dice.below(stage);
      dwell(stage, 0.5);
      add(back, Cause.BACKWARD);
      dwell(back, 0.5);
      add(stage, Cause.RETURNED);
    }
    if (isReopened) {
      dwell(stage, 1);
      add(Stage.LOST, Cause.CLOSED);
      reopen(stage, Cause.REOPENED_AFTER_LOST);
    }
  }

  private void bounce(int stage) {
    int times = dice.between(1, 4);
    for (int i = 0; i < times; i++) {
      now += 1000L * dice.between(3, 40);
      add(stage - 1, Cause.BOUNCED);
      now += 1000L * dice.between(3, 40);
      add(stage, Cause.BOUNCED);
    }
  }

  private void lose(int stage) {
    instantSteps = 0;
    if (chance(Planted.FORGOTTEN)) {
      return;
    }
    dwell(stage, parameters.funnel().lostFactor());
    if (stage == Stage.OPEN - 1 && chance(Planted.WON_THEN_LOST)) {
      add(Stage.WON, Cause.CLOSED);
      reopen(stage, Cause.REOPENED_AFTER_WON);
      dwell(stage, 1);
      add(Stage.LOST, Cause.CLOSED);
      return;
    }
    add(Stage.LOST, Cause.CLOSED);
    if (chance(Planted.REOPENED_THEN_LOST)) {
      reopen(stage, Cause.REOPENED_AFTER_LOST);
      dwell(stage, 1);
      add(Stage.LOST, Cause.CLOSED);
    }
  }

  private void win(List<Integer> furthest, int place) {
    if (place > 0 && dice.chance(parameters.season().pull())) {
      pullToQuarterEnd();
    }
    add(Stage.WON, arrival(furthest, place));
    if (place > 0 && chance(Planted.WON_AGAIN)) {
      reopen(Stage.OPEN - 1, Cause.REOPENED_AFTER_WON);
      dwell(Stage.OPEN - 1, 0.5);
      add(Stage.WON, Cause.CLOSED);
    }
  }

  private void pullToQuarterEnd() {
    long quarterEnd = BusinessClock.start(BusinessClock.nextQuarter(BusinessClock.day(now)));
    if (quarterEnd - now < PULL_DAYS * BusinessClock.DAY) {
      now = Math.max(now, quarterEnd - 1 - dice.below(4 * BusinessClock.DAY));
    }
  }

  private void reopen(int stage, Cause cause) {
    now += dice.between(3, LONGEST_GAP) * BusinessClock.DAY + dice.below(BusinessClock.DAY);
    add(stage, cause);
  }

  private void dwell(int stage, double factor) {
    if (instantSteps > 0) {
      instantSteps--;
      now += INSTANT;
      return;
    }
    double median = rates.medianDays().get(stage) * factor * pace;
    double days =
        Math.min(
            dice.logNormal(median, parameters.funnel().sigma()), parameters.funnel().longestDays());
    now += Math.max(10 * 60_000L, (long) (days * BusinessClock.DAY));
  }

  private void add(int stage, Cause cause) {
    steps.add(new Step(BusinessClock.working(now), stage, cause));
  }

  private boolean chance(Planted kind) {
    return dice.chance(parameters.share(kind));
  }
}
