package dev.stagecoach.jobs.simulate.company;

import dev.stagecoach.jobs.simulate.chance.Dice;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A unit's accounts. Each is a function of its number, so nothing is stored; numbers grow with
 * time, and the last digit says the size, so that an account of a wanted size is found at once.
 */
public final class Accounts {
  private static final List<List<Integer>> DIGITS =
      List.of(List.of(0, 1, 2, 3, 4), List.of(5, 6, 7), List.of(8, 9));
  private static final List<Integer> EMPLOYEES = List.of(12, 140, 2_400);
  private static final List<String> INDUSTRIES =
      List.of(
          "Finance",
          "Banking",
          "Retail",
          "Healthcare",
          "Manufacturing",
          "Technology",
          "Education",
          "Logistics",
          "Finance",
          "Technology");
  private static final List<String> TECHNOLOGIES =
      List.of("Salesforce", "HubSpot", "Google Ads", "Snowflake", "SAP", "Shopify", "Workday");

  private static final List<String> JOBS = List.of("Marketing", "Sales", "Engineering", "Finance");
  private static final double SEARCH_AD_SHARE = 0.35;
  private static final double OPEN_JOB_SHARE = 0.15;

  private final Unit unit;
  private final long seed;
  private final long tens;
  private final SalesCalendar calendar;

  Accounts(Unit unit, long deals, long seed, SalesCalendar calendar) {
    this.unit = unit;
    this.seed = seed;
    this.tens = Math.max(2, Math.round(deals * 0.04));
    this.calendar = calendar;
  }

  /** How many accounts there are; they are numbered from 0. */
  public long count() {
    return tens * 10;
  }

  /**
   * An account of a size that exists when a share of all deals has been created; new ones more
   * often.
   */
  public Account draw(int size, double shareOfTime, Dice dice) {
    double recent = 1 - dice.share() * dice.share();
    long ten = (long) (shareOfTime * tens * recent);
    List<Integer> digits = DIGITS.get(size);
    return account(Math.min(ten, tens - 1) * 10 + digits.get(dice.below(digits.size())));
  }

  /** The account with a number. */
  public Account account(long number) {
    Dice dice = Dice.of(seed, 55, unit.ordinal(), number);
    int digit = (int) (number % 10);
    int size = digit < 5 ? 0 : digit < 8 ? 1 : 2;
    Dice more = Dice.of(seed, 56, unit.ordinal(), number);
    int employees = Math.max(1, (int) dice.logNormal(EMPLOYEES.get(size), 0.7));
    return new Account(
        unit,
        number,
        size,
        name(number),
        INDUSTRIES.get(dice.below(INDUSTRIES.size())),
        unit.countries().get(dice.below(unit.countries().size())),
        employees,
        (long) (employees * dice.logNormal(150_000, 0.5)),
        technologies(dice),
        more.chance(SEARCH_AD_SHARE) ? (long) more.logNormal(20_000, 1.0) : 0,
        openJobs(more),
        BusinessClock.working(
            calendar.instant((double) (number / 10) / tens) - BusinessClock.DAY * dice.below(20)));
  }

  // Some names need quoting or go beyond ASCII: readers must cope.
  private String name(long number) {
    String kind = unit == Unit.NORTH ? "Example Account" : "Sample Company";
    return switch ((int) (number % 97)) {
      case 13 -> "%s %05d \"Blümchen\" Ltd".formatted(kind, number);
      case 29 -> "%s %05d, Söhne & Co".formatted(kind, number);
      default -> kind + " " + padded(number) + " Ltd";
    };
  }

  private static String padded(long number) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, 5 - digits.length())) + digits;
  }

  private static String openJobs(Dice dice) {
    return JOBS.stream()
        .filter(job -> dice.chance(OPEN_JOB_SHARE))
        .collect(Collectors.joining(";"));
  }

  private static String technologies(Dice dice) {
    String first = TECHNOLOGIES.get(dice.below(TECHNOLOGIES.size()));
    String second = TECHNOLOGIES.get(dice.below(TECHNOLOGIES.size()));
    return first.equals(second) ? first : first + ";" + second;
  }
}
