package dev.stagecoach.jobs.simulate.chance;

import com.typesafe.config.Config;
import java.time.LocalDate;

/**
 * What is different about some people of the simulated company, for analyses to find again. All of
 * it is off unless parameters say otherwise.
 *
 * @param busyRep number of the rep who makes many calls and few meetings; 0 for nobody
 * @param fallingTeam number of the team, from 1, that loses more deals in one stage from some time
 *     on; 0 for none
 */
public record Effects(int busyRep, int fallingTeam, Fall fall, Trial trial) {

  static Effects from(Config config) {
    return new Effects(
        config.getInt("busy-rep"),
        config.getInt("falling-team"),
        new Fall(
            config.getInt("fall.stage"),
            config.getDouble("fall.from-share"),
            config.getDouble("fall.odds")),
        new Trial(
            config.getDouble("trial.odds"),
            config.getInt("trial.months"),
            config.getInt("trial.ended-months-ago")));
  }

  /** Whether a team falls, the time given as a share of all deals created before. */
  public boolean isFalling(int teamNumber, double shareOfTime) {
    return teamNumber + 1 == fallingTeam && shareOfTime >= fall.fromShare();
  }

  /**
   * How a team falls.
   *
   * @param stage the place of the stage, from 0
   * @param fromShare the share of all deals that was created before
   * @param odds what the odds of getting beyond the stage are multiplied by
   */
  public record Fall(int stage, double fromShare, double odds) {}

  /**
   * An experiment: reps of every other round of hiring are treated, so that each team has both.
   *
   * @param odds what the odds of winning are multiplied by when a treated rep owns the deal; 1 for
   *     no experiment
   * @param months how long it lasts, in whole calendar months
   * @param endedMonthsAgo how many whole months before the end of the history it ends
   */
  public record Trial(double odds, int months, int endedMonthsAgo) {

    /** Whether there is one. */
    public boolean isOn() {
      return odds != 1;
    }

    /** The first day, of a history that ends before a day. */
    public LocalDate from(LocalDate until) {
      return to(until).minusMonths(months);
    }

    /** The first day after. */
    public LocalDate to(LocalDate until) {
      return until.withDayOfMonth(1).minusMonths(endedMonthsAgo);
    }

    /** Whether a rep is treated, in a company with so many teams. */
    public static boolean isTreated(int repNumber, int teams) {
      return (repNumber - 1) / teams % 2 == 1;
    }
  }
}
