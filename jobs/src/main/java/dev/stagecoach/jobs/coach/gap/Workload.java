package dev.stagecoach.jobs.coach.gap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The deals that a member had in hand in a period, and what became of those that were closed.
 *
 * @param inHand deals closed in the period, and those still open at its end
 * @param reached of the closed deals, how many got to each stage of the funnel: all of them to the
 *     first, and last those that were won
 * @param revenue amount of the deals won, in cents
 * @param listed what the deals won were first put down for, in cents at the rate of their close
 * @param listedLogs of what each was first put down for
 * @param keptLogs of each one's amount as a share of what it was first put down for
 */
public record Workload(
    long inHand, List<Long> reached, long revenue, double listed, Logs listedLogs, Logs keptLogs) {

  /** Keeps the list as it is; where no first amounts are known, nothing was taken off. */
  public Workload {
    reached = List.copyOf(reached);
    listed = listed > 0 ? listed : revenue;
  }

  /** Nothing in hand, of a funnel with so many stages, being won included. */
  public static Workload none(int stages) {
    return new Workload(0, Collections.nCopies(stages, 0L), 0, 0, Logs.NONE, Logs.NONE);
  }

  /** The same with more deals in hand that are still open. */
  public Workload withOpen(long deals) {
    return new Workload(inHand + deals, reached, revenue, listed, listedLogs, keptLogs);
  }

  long won() {
    return reached.get(reached.size() - 1);
  }

  /** What two members, or two parts of one's deals, come to together. */
  public Workload plus(Workload other) {
    return combined(other, 1, listedLogs.plus(other.listedLogs), keptLogs.plus(other.keptLogs));
  }

  Workload minus(Workload other) {
    return combined(other, -1, listedLogs.minus(other.listedLogs), keptLogs.minus(other.keptLogs));
  }

  private Workload combined(Workload other, int sign, Logs newListed, Logs newKept) {
    List<Long> deals = new ArrayList<>(reached.size());
    for (int stage = 0; stage < reached.size(); stage++) {
      deals.add(reached.get(stage) + sign * other.reached.get(stage));
    }
    return new Workload(
        inHand + sign * other.inHand,
        deals,
        revenue + sign * other.revenue,
        listed + sign * other.listed,
        newListed,
        newKept);
  }
}
