package dev.stagecoach.jobs.simulate;

import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.company.Unit;
import dev.stagecoach.jobs.simulate.deal.Deal;
import dev.stagecoach.jobs.simulate.deal.DealMaker;

/** Finds how many touches a night needs beyond what happens anyway, by a look at a sample. */
final class NightShare {
  private static final int SAMPLE = 2_000;
  private static final int DAYS = 56;

  private NightShare() {}

  /** The probability of a touch, per deal and night, that brings a night to its wanted share. */
  static double touches(Company company) {
    SimulationOptions options = company.options();
    if (options.nights() == 0) {
      return 0;
    }
    DealMaker maker = new DealMaker(company, 0);
    long since = options.untilMillis() - DAYS * BusinessClock.DAY;
    long dealNights = 0;
    long looked = 0;
    for (Unit unit : Unit.values()) {
      long deals = company.deals(unit);
      long step = Math.max(1, deals / SAMPLE);
      for (long number = 0; number < deals; number += step) {
        dealNights += nights(maker.deal(unit, number), since);
        looked++;
      }
    }
    double natural = (double) dealNights / looked / DAYS;
    return Math.max(0, options.nightShare() - natural);
  }

  private static long nights(Deal deal, long since) {
    return deal.versions().stream()
        .mapToLong(version -> version.knownAt())
        .filter(known -> known >= since)
        .map(BusinessClock::day)
        .distinct()
        .count();
  }
}
