package dev.stagecoach.common.config;

import dev.stagecoach.common.time.DateRange;
import dev.stagecoach.common.time.PeriodGrain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the business wants to reach, and how plans learn from history.
 *
 * @param historyMonths whole months before the as-of date that rates come from
 * @param draws how often history is drawn again for a range
 * @param confidence share of the draws that a range holds
 * @param seed of the draws
 * @param goals sorted by name
 * @param targets sorted by name; those of one holder, metric and period never overlap
 */
public record Planning(
    int historyMonths,
    int draws,
    double confidence,
    long seed,
    List<Goal> goals,
    List<Target> targets) {

  /** Keeps the lists as they are. */
  public Planning {
    goals = List.copyOf(goals);
    targets = List.copyOf(targets);
  }

  /**
   * A revenue to be won, from which a plan goes backwards.
   *
   * @param team id of the team whose goal it is; empty for the company
   * @param days in which the revenue must be won
   * @param averageDealSize instead of what history says
   * @param winRate likewise, a share
   * @param origin where it was written
   */
  public record Goal(
      String name,
      String label,
      Optional<String> team,
      DateRange days,
      BigDecimal revenue,
      OptionalDouble averageDealSize,
      OptionalDouble winRate,
      Origin origin) {}

  /**
   * What a metric is to be in every period while the target holds.
   *
   * @param holder whose target it is
   * @param from first day; empty for no beginning
   * @param until first day after; empty for no end
   * @param origin where it was written
   */
  public record Target(
      String name,
      String label,
      Holder holder,
      String metric,
      PeriodGrain period,
      BigDecimal value,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      Origin origin) {

    /** Whether both set the same thing on a day. */
    boolean overlaps(Target other) {
      return holder.equals(other.holder)
          && metric.equals(other.metric)
          && period == other.period
          && isBefore(from, other.until)
          && isBefore(other.from, until);
    }

    private static boolean isBefore(Optional<LocalDate> start, Optional<LocalDate> end) {
      return start.isEmpty() || end.isEmpty() || start.orElseThrow().isBefore(end.orElseThrow());
    }
  }

  /**
   * Whose a target is, as the marts name members.
   *
   * @param level company, team or rep
   * @param memberId '(company)', the team's id or the rep's id
   */
  public record Holder(String level, String memberId) {
    /** The company as a whole. */
    public static final Holder COMPANY = new Holder("company", "(company)");

    /** A team. */
    public static Holder team(String id) {
      return new Holder("team", id);
    }

    /** A rep. */
    public static Holder rep(String id) {
      return new Holder("rep", id);
    }
  }
}
