package dev.stagecoach.jobs.pipeline;

import dev.stagecoach.common.cube.Millionths;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.spark.sql.types.Decimal;

/**
 * What each day changed in what is open: how many deals, the days on which they were created, and
 * their amounts at the dated rates and at the constant one. Days are counted from 1970.
 */
final class DayChanges implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int DATED = 0;
  private static final int CONSTANT = Millionths.WIDTH;
  private static final int SUMS = 2 * Millionths.WIDTH;
  private static final int ROOM = 32;

  private int first;
  private int[] deals = {};
  private long[] createdDays = {};
  private long[] amounts = {};

  /**
   * Notes that a deal opens or is open no longer.
   *
   * @param sign 1 where it opens, -1 where it ceases to be open
   */
  void add(int day, int sign, int createdDay, BigDecimal dated, BigDecimal constant) {
    cover(day, day + 1);
    int place = day - first;
    deals[place] += sign;
    createdDays[place] += (long) sign * createdDay;
    Millionths.add(dated, sign, amounts, place * SUMS + DATED);
    Millionths.add(constant, sign, amounts, place * SUMS + CONSTANT);
  }

  /** Adds all that others changed. */
  void addAll(DayChanges others) {
    if (others.deals.length == 0) {
      return;
    }
    cover(others.first, others.first + others.deals.length);
    int shift = others.first - first;
    for (int place = 0; place < others.deals.length; place++) {
      addPlace(shift + place, others, place);
    }
  }

  private void addPlace(int place, DayChanges others, int theirs) {
    deals[place] += others.deals[theirs];
    createdDays[place] += others.createdDays[theirs];
    for (int sum = 0; sum < SUMS; sum += Millionths.WIDTH) {
      int from = theirs * SUMS + sum;
      Millionths.add(others.amounts[from], others.amounts[from + 1], amounts, place * SUMS + sum);
    }
  }

  /** Makes room for some days, and for some more so that this is seldom needed. */
  private void cover(int from, int until) {
    if (deals.length == 0) {
      first = from;
    }
    int end = first + deals.length;
    if (from >= first && until <= end) {
      return;
    }
    int room = Math.max(ROOM, deals.length / 2);
    int newFirst = from < first ? from - room : first;
    int newEnd = until > end ? until + room : end;
    int shift = first - newFirst;
    int[] widerDeals = new int[newEnd - newFirst];
    long[] widerDays = new long[widerDeals.length];
    long[] widerAmounts = new long[widerDeals.length * SUMS];
    System.arraycopy(deals, 0, widerDeals, shift, deals.length);
    System.arraycopy(createdDays, 0, widerDays, shift, createdDays.length);
    System.arraycopy(amounts, 0, widerAmounts, shift * SUMS, amounts.length);
    first = newFirst;
    deals = widerDeals;
    createdDays = widerDays;
    amounts = widerAmounts;
  }

  /** How many days there is room for. */
  int room() {
    return deals.length;
  }

  /** The same changes without room to spare, for the way to another task. */
  DayChanges trimmed() {
    int from = 0;
    int until = deals.length;
    while (from < until && isNothing(from)) {
      from++;
    }
    while (until > from && isNothing(until - 1)) {
      until--;
    }
    DayChanges trimmed = new DayChanges();
    trimmed.first = first + from;
    trimmed.deals = Arrays.copyOfRange(deals, from, until);
    trimmed.createdDays = Arrays.copyOfRange(createdDays, from, until);
    trimmed.amounts = Arrays.copyOfRange(amounts, from * SUMS, until * SUMS);
    return trimmed;
  }

  private boolean isNothing(int place) {
    return deals[place] == 0
        && createdDays[place] == 0
        && Millionths.isZero(amounts, place * SUMS + DATED)
        && Millionths.isZero(amounts, place * SUMS + CONSTANT);
  }

  /**
   * Shows what was open from each day with a change to the next.
   *
   * @param end the first day of which nothing is known
   */
  void eachLevel(int end, LevelReader reader) {
    long[] sums = new long[SUMS];
    long open = 0;
    long created = 0;
    int place = 0;
    while (place < deals.length) {
      int next = place + 1;
      while (next < deals.length && isNothing(next)) {
        next++;
      }
      if (!isNothing(place)) {
        open += deals[place];
        created += createdDays[place];
        for (int sum = 0; sum < SUMS; sum += Millionths.WIDTH) {
          int from = place * SUMS + sum;
          Millionths.add(amounts[from], amounts[from + 1], sums, sum);
        }
        if (open != 0 || !Millionths.isZero(sums, DATED)) {
          reader.read(
              first + place,
              next < deals.length ? first + next : end,
              new Level(
                  open,
                  created,
                  Millionths.decimal(sums, DATED),
                  Millionths.decimal(sums, CONSTANT)));
        }
      }
      place = next;
    }
  }

  /** Takes a level, the day on which it began, and the first day on which it was another. */
  @FunctionalInterface
  interface LevelReader {
    void read(int fromDay, int untilDay, Level level);
  }

  /**
   * What is open at the end of a day.
   *
   * @param createdDays the days on which the deals were created, added up
   */
  record Level(long deals, long createdDays, Decimal dated, Decimal constant) {}
}
