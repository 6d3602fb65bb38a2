package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.chance.Planted;
import dev.stagecoach.jobs.simulate.company.Account;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.Rep;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.company.Team;
import dev.stagecoach.jobs.simulate.company.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes any deal of a company from its number alone. The outcome is drawn first, from the law of
 * the team; what goes with winning (size of the account, activity, rep) is drawn given the outcome.
 */
public final class DealMaker {
  private static final int TRUNCATED_WITHIN = 45;

  private final Company company;
  private final SimulationOptions options;
  private final Parameters parameters;
  private final Fate fate;
  private final Ownership ownership;
  private final NightTouches touches;
  private final long renamedAt;

  /**
   * A maker of deals.
   *
   * @param touchesANight the probability that somebody touches a deal in a night's increment,
   *     besides what happens to it anyway
   */
  public DealMaker(Company company, double touchesANight) {
    this.company = company;
    this.options = company.options();
    this.parameters = options.parameters();
    this.fate = new Fate(parameters, options.seed());
    this.ownership = new Ownership(company);
    this.touches = new NightTouches(options, touchesANight);
    this.renamedAt = BusinessClock.start(renameDay(options));
  }

  /** The day from which the Salesforce unit's third stage has its new name. */
  public static int renameDay(SimulationOptions options) {
    return (options.startDay() + options.untilDay()) / 2;
  }

  /** No deal takes more days from a stage to the next one or beyond, if it ever gets there. */
  public static int resolvedWithinDays() {
    return Walk.LONGEST_DAYS;
  }

  /** The deal with a number, from 0, of a unit. */
  public Deal deal(Unit unit, long number) {
    Dice dice = Dice.of(options.seed(), 1, unit.ordinal(), number);
    double share = (number + dice.share()) / company.deals(unit);
    Team team = company.drawTeam(unit, dice);
    List<Integer> furthest = team.lawAt(share).draw(dice);
    boolean willWin = furthest.get(furthest.size() - 1) == Stage.WON;
    int size = parameters.traits().companySize().draw(willWin, dice);
    int level = parameters.traits().activityLevel().draw(willWin, dice);
    Account account = company.accounts(unit).draw(size, share, dice);
    double pace = parameters.traits().pace().get(level);
    Walk walk = new Walk(parameters, company.parameters(unit), pace, dice);
    List<Step> steps = walk.steps(company.calendar().instant(share), furthest);
    Sketch sketch = new Sketch(unit, number, team, account, level, willWin, steps);
    return finished(sketch, dice);
  }

  private Deal finished(Sketch sketch, Dice dice) {
    long created = sketch.createdAt();
    OptionalLong deleted = visible(fate.deletedAt(sketch.unit(), sketch.number(), created));
    OptionalLong merged = visible(fate.mergedAt(sketch.unit(), sketch.number(), created));
    long end =
        Math.min(deleted.orElse(options.untilMillis()), merged.orElse(options.untilMillis()));
    List<Step> steps = sketch.steps().stream().filter(step -> step.at() < end).toList();
    List<Version> versions = versions(sketch, steps, end, deleted, dice);
    OptionalLong truncated = truncatedAt(sketch.unit(), created, dice);
    boolean hasGap =
        sketch.unit() == Unit.NORTH
            && versions.size() > 1
            && dice.chance(parameters.share(Planted.HISTORY_GAP));
    boolean isImported = steps.size() > 1 && steps.get(1).at() - created < 1000;
    return new Deal(
        sketch.unit(),
        sketch.number(),
        sketch.team(),
        sketch.account(),
        sketch.level(),
        sketch.willWin(),
        isImported,
        truncated,
        hasGap,
        merged,
        sketch.number() - 1,
        merged.isPresent() && fate.isChained(sketch.unit(), sketch.number()),
        sketch.isForgotten(),
        dice.chance(0.7),
        versions);
  }

  private List<Version> versions(
      Sketch sketch, List<Step> steps, long end, OptionalLong deleted, Dice dice) {
    Step last = steps.get(steps.size() - 1);
    long workedOnUntil = Stage.isClosed(last.stage()) ? last.at() : end;
    int createdDay = BusinessClock.day(sketch.createdAt());
    Rep rep = company.drawRep(sketch.team(), createdDay, sketch.willWin(), dice);
    List<Change> changes = new ArrayList<>(8);
    steps.forEach(step -> changes.add(new Change(step.at(), Change.Kind.STAGE, step.stage())));
    Edits edits = new Edits(parameters, dice, steps, end);
    long amount = edits.firstAmount(sketch.account());
    int closeDay = edits.firstCloseDay();
    changes.addAll(edits.changes());
    changes.addAll(ownership.changes(rep, sketch.createdAt(), workedOnUntil, dice));
    boolean isPartner = south(sketch, Planted.PARTNER_PIPELINE, dice);
    if (south(sketch, Planted.PIPELINE_MOVE, dice)) {
      moved(sketch.createdAt(), workedOnUntil, dice).ifPresent(changes::add);
    }
    renamed(sketch.unit(), steps, workedOnUntil).ifPresent(changes::add);
    changes.addAll(touches.changes(sketch, steps, end, amount));
    deleted.ifPresent(at -> changes.add(new Change(at, Change.Kind.DELETED, 1)));
    Version first =
        new Version(
            sketch.createdAt(),
            sketch.createdAt(),
            steps.get(0).stage(),
            isPartner,
            rep.number(),
            amount,
            closeDay,
            0,
            false);
    boolean isBefore = dice.chance(parameters.share(Planted.CLOSE_DATE_BEFORE_CREATION));
    return late(new Versions(first, isBefore).replay(changes), dice);
  }

  private boolean south(Sketch sketch, Planted kind, Dice dice) {
    return sketch.unit() == Unit.SOUTH && dice.chance(parameters.share(kind));
  }

  private static Optional<Change> moved(long created, long end, Dice dice) {
    long at = BusinessClock.working(created + dice.below(Math.max(1, end - created)));
    return at > created && at < end
        ? Optional.of(new Change(at, Change.Kind.PIPELINE, 1))
        : Optional.empty();
  }

  private Optional<Change> renamed(Unit unit, List<Step> steps, long end) {
    if (unit != Unit.NORTH || steps.get(0).at() >= renamedAt || end <= renamedAt) {
      return Optional.empty();
    }
    int stage = Steps.stageAt(steps, renamedAt);
    return stage == 2
        ? Optional.of(new Change(renamedAt, Change.Kind.RENAMED, 1))
        : Optional.empty();
  }

  private List<Version> late(List<Version> versions, Dice dice) {
    double share = parameters.share(Planted.LATE_ROW);
    for (int i = 1; i < versions.size(); i++) {
      Version version = versions.get(i);
      if (dice.chance(share)) {
        long known = version.at() + dice.between(1, 6) * BusinessClock.DAY;
        if (known < options.untilMillis()) {
          versions.set(i, version.lateUntil(known));
        }
      }
    }
    return versions;
  }

  private OptionalLong truncatedAt(Unit unit, long created, Dice dice) {
    boolean isTruncated =
        unit == Unit.NORTH && dice.chance(parameters.share(Planted.LEFT_TRUNCATED));
    long at = created + BusinessClock.DAY + dice.below(TRUNCATED_WITHIN * BusinessClock.DAY);
    return isTruncated && at < options.extractMillis() ? OptionalLong.of(at) : OptionalLong.empty();
  }

  private OptionalLong visible(OptionalLong at) {
    return at.isPresent() && at.orElseThrow() < options.untilMillis() ? at : OptionalLong.empty();
  }
}
