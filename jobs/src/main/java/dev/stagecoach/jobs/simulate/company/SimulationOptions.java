package dev.stagecoach.jobs.simulate.company;

import dev.stagecoach.jobs.simulate.chance.Parameters;
import java.time.LocalDate;

/**
 * What to simulate. The history covers {@code years} before {@code until} (exclusive); its last
 * {@code nights} days are delivered as increments that each touch about {@code nightShare} of the
 * deals.
 */
public record SimulationOptions(
    long deals,
    long seed,
    int years,
    LocalDate until,
    int teams,
    int reps,
    int nights,
    double nightShare,
    Parameters parameters) {

  private static final long MILLIS_A_DAY = 86_400_000L;

  /** Refuses what cannot be simulated, in one sentence. */
  public SimulationOptions {
    require(deals >= 1, "--deals is " + deals + "; it must be at least 1.");
    require(deals <= 100_000_000, "--deals is " + deals + "; at most 100000000 are possible.");
    require(years >= 1 && years <= 30, "--years is " + years + "; use 1 to 30.");
    require(teams >= 2 && teams <= 400, "--teams is " + teams + "; use 2 to 400, for two units.");
    require(
        reps >= teams,
        "--reps is " + reps + "; each of the " + teams + " teams needs at least one.");
    require(reps <= 99_999, "--reps is " + reps + "; use at most 99999.");
    require(nights >= 0 && nights <= 365, "--nights is " + nights + "; use 0 to 365.");
    require(
        nightShare >= 0 && nightShare <= 1,
        "--night-share is " + nightShare + "; a share lies between 0 and 1.");
  }

  /** The usual number of reps: grows with the square root of the deals. */
  public static int usualReps(long deals, int teams) {
    return Math.max(2 * teams, (int) Math.round(60 * Math.sqrt(deals / 20_000.0)));
  }

  /** The first day of the history, as days since 1970. */
  public int startDay() {
    return (int) until.minusYears(years).toEpochDay();
  }

  /** The day on which the history ends, exclusive. */
  public int untilDay() {
    return (int) until.toEpochDay();
  }

  /** The instant at which the history ends, exclusive, as milliseconds since 1970. */
  public long untilMillis() {
    return untilDay() * MILLIS_A_DAY;
  }

  /** The instant up to which the first extract knows the history. */
  public long extractMillis() {
    return untilMillis() - nights * MILLIS_A_DAY;
  }

  /**
   * The delivery in which something known at an instant arrives: 0 = first extract, then nights.
   */
  public int delivery(long knownAt) {
    return knownAt < extractMillis() ? 0 : 1 + (int) ((knownAt - extractMillis()) / MILLIS_A_DAY);
  }

  /** The instant at which a delivery is complete. */
  public long deliveredAt(int delivery) {
    return extractMillis() + delivery * MILLIS_A_DAY;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
