package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.company.BusinessClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replays changes into versions: one version an instant, each the full state from then on. */
final class Versions {
  private static final Comparator<Change> ORDER =
      Comparator.comparingLong(Change::at).thenComparing(Change::kind);
  private static final int REOPENED_DAYS = 30;

  private final List<Version> versions = new ArrayList<>();
  private final int createdDay;
  private final boolean isClosedBeforeCreation;
  private Version state;

  Versions(Version first, boolean isClosedBeforeCreation) {
    this.state = first;
    this.createdDay = BusinessClock.day(first.at());
    this.isClosedBeforeCreation = isClosedBeforeCreation;
  }

  /** The versions that the changes make; the first change is the creation. */
  List<Version> replay(List<Change> changes) {
    changes.sort(ORDER);
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      state = changed(change);
      boolean isLastAtInstant = i + 1 == changes.size() || changes.get(i + 1).at() != change.at();
      if (isLastAtInstant) {
        versions.add(state);
      }
    }
    return versions;
  }

  private Version changed(Change change) {
    Builder next = new Builder(state, change.at());
    switch (change.kind()) {
      case STAGE -> next.moveTo((int) change.value(), closeDay(change));
      case PIPELINE -> next.isPartner = !state.isPartner();
      case OWNER -> next.owner = (int) change.value();
      case AMOUNT -> next.amount = change.value();
      case CLOSE_DAY -> next.closeDay = (int) change.value();
      case TOUCH -> next.touches++;
      case DELETED -> next.isDeleted = true;
      case RENAMED -> {}
    }
    return next.version();
  }

  private int closeDay(Change change) {
    int stage = (int) change.value();
    int day = BusinessClock.day(change.at());
    if (Stage.isClosed(stage)) {
      return isClosedBeforeCreation ? createdDay - 9 : day;
    }
    return Stage.isClosed(state.stage()) && change.at() != state.at()
        ? day + REOPENED_DAYS
        : state.closeDay();
  }

  private static final class Builder {
    private final long at;
    private int stage;
    private boolean isPartner;
    private int owner;
    private long amount;
    private int closeDay;
    private int touches;
    private boolean isDeleted;

    Builder(Version from, long at) {
      this.at = at;
      this.stage = from.stage();
      this.isPartner = from.isPartner();
      this.owner = from.owner();
      this.amount = from.amount();
      this.closeDay = from.closeDay();
      this.touches = from.touches();
      this.isDeleted = from.isDeleted();
    }

    void moveTo(int newStage, int newCloseDay) {
      stage = newStage;
      closeDay = newCloseDay;
    }

    Version version() {
      return new Version(at, at, stage, isPartner, owner, amount, closeDay, touches, isDeleted);
    }
  }
}
