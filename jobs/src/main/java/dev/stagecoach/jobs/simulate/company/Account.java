package dev.stagecoach.jobs.simulate.company;

/**
 * A customer or prospect, invented.
 *
 * @param size 0 small, 1 middle, 2 large
 * @param technologies what the account uses, separated by semicolons
 * @param searchAdSpend a year; 0 where it buys none
 * @param openJobs the departments that it looks for people in, separated by semicolons
 * @param createdAt milliseconds since 1970
 */
public record Account(
    Unit unit,
    long number,
    int size,
    String name,
    String industry,
    String country,
    int employees,
    long annualRevenue,
    String technologies,
    long searchAdSpend,
    String openJobs,
    long createdAt) {
  /** The currency that the account is billed in. */
  public String currency() {
    return Currencies.of(country);
  }

  /** An address of the account's site that leads nowhere. */
  public String website() {
    return "account%05d.%s.example".formatted(number, unit.source());
  }
}
