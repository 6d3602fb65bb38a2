package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.company.Account;
import dev.stagecoach.jobs.simulate.company.Team;
import dev.stagecoach.jobs.simulate.company.Unit;
import java.util.List;
import java.util.OptionalLong;

/**
 * A deal with all that happened to it before the end of the history.
 *
 * @param number its number within the unit, in order of creation
 * @param team the team it was created in
 * @param activityLevel 0 low, 1 middle, 2 high
 * @param willWin what its law drew, whether or not the history reaches that far
 * @param isImported whether its first stages were entered in the same second
 * @param truncatedAt when its history begins, if later than its creation
 * @param hasGap whether its last change is missing from the history
 * @param mergedAt when it was merged into another deal
 * @param mergedInto the number of that deal
 * @param isMergeChained whether that deal is merged into another one in turn
 * @param isForgotten whether it will never be closed
 * @param versions at least one, in order, each with an instant of its own
 */
public record Deal(
    Unit unit,
    long number,
    Team team,
    Account account,
    int activityLevel,
    boolean willWin,
    boolean isImported,
    OptionalLong truncatedAt,
    boolean hasGap,
    OptionalLong mergedAt,
    long mergedInto,
    boolean isMergeChained,
    boolean isForgotten,
    boolean isNewBusiness,
    List<Version> versions) {

  /** When it was created. */
  public long createdAt() {
    return versions.get(0).at();
  }

  /** Its state at the end of the history. */
  public Version last() {
    return versions.get(versions.size() - 1);
  }

  /** Whether it is neither deleted nor merged away. */
  public boolean isLive() {
    return !last().isDeleted() && mergedAt.isEmpty();
  }

  /** When nothing more happens to it: its last close, deletion or merge, or the given instant. */
  public long endsBefore(long until) {
    if (mergedAt.isPresent()) {
      return mergedAt.orElseThrow();
    }
    long end = until;
    for (int i = versions.size() - 1; i >= 0 && isOver(versions.get(i)); i--) {
      end = versions.get(i).at();
    }
    return end;
  }

  /** The state in force at an instant. */
  public Version at(long instant) {
    for (int i = versions.size() - 1; i > 0; i--) {
      if (versions.get(i).at() <= instant) {
        return versions.get(i);
      }
    }
    return versions.get(0);
  }

  private static boolean isOver(Version version) {
    return version.isDeleted() || Stage.isClosed(version.stage());
  }
}
