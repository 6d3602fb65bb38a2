package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.company.Account;
import dev.stagecoach.jobs.simulate.company.Team;
import dev.stagecoach.jobs.simulate.company.Unit;
import java.util.List;

/** A deal as its law drew it, to the very end, before the world interferes. */
record Sketch(
    Unit unit,
    long number,
    Team team,
    Account account,
    int level,
    boolean willWin,
    List<Step> steps) {
  boolean isForgotten() {
    return !Stage.isClosed(steps.get(steps.size() - 1).stage());
  }

  long createdAt() {
    return steps.get(0).at();
  }
}
