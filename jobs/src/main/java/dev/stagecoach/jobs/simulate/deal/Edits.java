package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.chance.Planted;
import dev.stagecoach.jobs.simulate.company.Account;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.Currencies;
import java.util.ArrayList;
import java.util.List;

/** Changes that are no change of stage: amounts, expected close dates. */
final class Edits {
  private static final int MOST_PUSHES = 4;

  private final Parameters parameters;
  private final Dice dice;
  private final List<Step> steps;
  private final long end;
  private final List<Change> changes = new ArrayList<>(2);

  /** Edits of a deal with these visible steps; nothing happens to it from {@code end} on. */
  Edits(Parameters parameters, Dice dice, List<Step> steps, long end) {
    this.parameters = parameters;
    this.dice = dice;
    this.steps = steps;
    this.end = end;
  }

  List<Change> changes() {
    return changes;
  }

  /** Plans the amount's changes and returns the first amount. */
  long firstAmount(Account account) {
    if (chance(Planted.MISSING_AMOUNT)) {
      return Version.NO_AMOUNT;
    }
    if (chance(Planted.ZERO_AMOUNT)) {
      return 0;
    }
    long amount = amount(account);
    if (chance(Planted.NEGATIVE_AMOUNT)) {
      return -amount;
    }
    boolean isLate = chance(Planted.LATE_AMOUNT);
    if (isLate) {
      changes.add(new Change(editAt(1), Change.Kind.AMOUNT, amount));
    }
    int edits = isLate ? 0 : dice.poisson(parameters.money().edits());
    long edited = amount;
    for (int i = 0; i < edits; i++) {
      edited = rounded(edited * dice.between(0.7, 1.35));
      double atStage = parameters.money().editsAtStageChange();
      changes.add(new Change(editAt(atStage), Change.Kind.AMOUNT, edited));
    }
    return isLate ? Version.NO_AMOUNT : amount;
  }

  /** Plans how the expected close date is put off whenever it passes; returns the first one. */
  int firstCloseDay() {
    int first = BusinessClock.day(steps.get(0).at()) + dice.between(25, 110);
    int expected = first;
    long closes = firstClose();
    for (int i = 0; i < MOST_PUSHES && chance(Planted.CLOSE_DATE_PUSH); i++) {
      long at =
          BusinessClock.working(BusinessClock.start(expected) + dice.below(BusinessClock.DAY));
      if (at >= closes) {
        return first;
      }
      expected += dice.between(14, 60);
      changes.add(new Change(at, Change.Kind.CLOSE_DAY, expected));
    }
    return first;
  }

  /** Another amount for one that is there. */
  static long rounded(double hundredths) {
    return Math.round(hundredths / 10_000) * 10_000;
  }

  private long amount(Account account) {
    double dollars =
        dice.logNormal(parameters.money().median().get(account.size()), parameters.money().sigma());
    double local = dollars / Currencies.firstRate(account.currency());
    return Math.max(10_000, rounded(local * 100));
  }

  private long editAt(double atStageChange) {
    if (steps.size() > 1 && dice.chance(atStageChange)) {
      return steps.get(1 + dice.below(steps.size() - 1)).at();
    }
    long created = steps.get(0).at();
    long last = Math.max(created + 1, Math.min(end, firstClose()) - 1);
    long edited = BusinessClock.working(created + dice.below(last - created));
    return Math.max(created + 1, Math.min(last, edited));
  }

  private long firstClose() {
    return steps.stream()
        .filter(step -> Stage.isClosed(step.stage()))
        .mapToLong(Step::at)
        .findFirst()
        .orElse(end);
  }

  private boolean chance(Planted kind) {
    return dice.chance(parameters.share(kind));
  }
}
