package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.chance.Planted;
import dev.stagecoach.jobs.simulate.chance.Tally;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.Rep;
import dev.stagecoach.jobs.simulate.company.Team;
import dev.stagecoach.jobs.simulate.company.Unit;
import java.util.List;

/** Counts what a deal's visible history shows, so that tests can find it again in the files. */
public final class DealTally {
  private static final long BOUNCE_MILLIS = 60_000L;

  private final Company company;
  private final Tally tally;

  /** Counts into a tally. */
  public DealTally(Company company, Tally tally) {
    this.company = company;
    this.tally = tally;
  }

  /** Counts a deal. */
  public void count(Deal deal) {
    outcome(deal);
    creation(deal);
    moves(deal);
    closes(deal);
    edits(deal);
    records(deal);
  }

  private void outcome(Deal deal) {
    int stage = deal.last().stage();
    String outcome = deal.last().isDeleted() ? "deleted" : "merged";
    if (deal.isLive()) {
      outcome = stage == Stage.WON ? "won" : stage == Stage.LOST ? "lost" : "open";
    }
    tally.count(deal.unit().source(), "deals");
    tally.count(deal.unit().source(), outcome);
    tally.count(deal.team().id(), "deals");
    tally.count(deal.team().id(), outcome);
  }

  private void creation(Deal deal) {
    Version first = deal.versions().get(0);
    countIf(first.stage() > 0 && !Stage.isClosed(first.stage()), Planted.CREATED_MID_FUNNEL);
    countIf(first.stage() == Stage.WON, Planted.CREATED_WON);
    countIf(first.isPartner(), Planted.PARTNER_PIPELINE);
    countIf(!first.hasAmount(), Planted.MISSING_AMOUNT);
    countIf(!first.hasAmount() && deal.last().hasAmount(), Planted.LATE_AMOUNT);
    countIf(first.amount() == 0, Planted.ZERO_AMOUNT);
    countIf(first.hasAmount() && first.amount() < 0, Planted.NEGATIVE_AMOUNT);
  }

  private void moves(Deal deal) {
    int furthest = deal.versions().get(0).stage();
    boolean isSkipping = false;
    boolean isRegressing = false;
    boolean isBouncing = false;
    Version before = deal.versions().get(0);
    for (Version version : deal.versions()) {
      int stage = version.stage();
      boolean isForward = stage > furthest && stage <= Stage.WON;
      isSkipping |= isForward && stage > furthest + 1;
      isRegressing |= stage < before.stage() && !Stage.isClosed(before.stage());
      isBouncing |= stage < before.stage() && version.at() - before.at() < BOUNCE_MILLIS;
      furthest = isForward ? stage : furthest;
      before = version;
    }
    countIf(isSkipping, Planted.SKIP);
    countIf(isRegressing, Planted.REGRESSION);
    countIf(isBouncing, Planted.PING_PONG);
  }

  private void closes(Deal deal) {
    boolean isReopenedLost = false;
    boolean isReopenedWon = false;
    Version before = deal.versions().get(0);
    for (Version version : deal.versions()) {
      boolean isReopening = Stage.isClosed(before.stage()) && !Stage.isClosed(version.stage());
      isReopenedLost |= isReopening && before.stage() == Stage.LOST;
      isReopenedWon |= isReopening && before.stage() == Stage.WON;
      before = version;
    }
    int last = deal.last().stage();
    countIf(isReopenedLost && last == Stage.WON, Planted.REOPENED_THEN_WON);
    countIf(isReopenedLost && last == Stage.LOST, Planted.REOPENED_THEN_LOST);
    countIf(isReopenedWon && last == Stage.LOST, Planted.WON_THEN_LOST);
    countIf(isReopenedWon && last == Stage.WON, Planted.WON_AGAIN);
  }

  private void edits(Deal deal) {
    List<Version> versions = deal.versions();
    for (int i = 0; i < versions.size(); i++) {
      Version now = versions.get(i);
      Version before = versions.get(Math.max(0, i - 1));
      long end = i + 1 < versions.size() ? versions.get(i + 1).at() : now.at();
      countIf(now.amount() != before.amount() && before.hasAmount(), Planted.AMOUNT_EDIT);
      countIf(
          now.closeDay() > before.closeDay() && !Stage.isClosed(now.stage()),
          Planted.CLOSE_DATE_PUSH);
      countIf(now.touches() != before.touches(), Planted.NIGHT_TOUCH);
      countIf(now.isPartner() != before.isPartner(), Planted.PIPELINE_MOVE);
      countIf(now.owner() != before.owner(), Planted.HANDED_OVER);
      countIf(isTakenAlong(now, end), Planted.TEAM_CHANGED);
      countIf(isRename(deal, now, before), Planted.STAGE_RENAMED);
      countIf(now.isLate(), Planted.LATE_ROW);
    }
  }

  private boolean isTakenAlong(Version version, long end) {
    Rep rep = company.rep(version.owner());
    Team before = rep.teamOn((int) (version.at() / BusinessClock.DAY));
    Team after = rep.teamOn((int) (end / BusinessClock.DAY));
    return !before.equals(after);
  }

  private boolean isRename(Deal deal, Version now, Version before) {
    long renamed = DealMaker.renameDay(company.options()) * BusinessClock.DAY;
    return deal.unit() == Unit.NORTH && now.at() == renamed && now.stage() == before.stage();
  }

  private void records(Deal deal) {
    countIf(deal.isImported(), Planted.IMPORTED);
    countIf(deal.truncatedAt().isPresent(), Planted.LEFT_TRUNCATED);
    countIf(deal.hasGap(), Planted.HISTORY_GAP);
    countIf(deal.last().isDeleted(), Planted.DELETED);
    countIf(deal.mergedAt().isPresent(), Planted.MERGED);
    countIf(deal.isMergeChained(), Planted.MERGED_CHAIN);
    countIf(deal.isForgotten() && deal.isLive(), Planted.FORGOTTEN);
    int createdDay = (int) (deal.createdAt() / BusinessClock.DAY);
    countIf(
        Stage.isClosed(deal.last().stage()) && deal.last().closeDay() < createdDay,
        Planted.CLOSE_DATE_BEFORE_CREATION);
  }

  private void countIf(boolean holds, Planted kind) {
    if (holds) {
      tally.count(kind);
    }
  }
}
