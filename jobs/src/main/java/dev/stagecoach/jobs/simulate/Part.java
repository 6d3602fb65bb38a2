package dev.stagecoach.jobs.simulate;

import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * A span of a unit's deals and accounts that one worker writes. The division depends on the number
 * of deals alone, so the files do not depend on the number of threads.
 *
 * @param place the part's place within its unit, from 0
 * @param ofUnit how many parts the unit has
 * @param overall the part's place among all parts
 * @param ofAll how many parts there are
 */
record Part(Unit unit, int place, int ofUnit, int overall, int ofAll) {
  /** Keeps every file below a quarter of a million rows. */
  private static final long DEALS = 30_000;

  static List<Part> of(Company company) {
    int north = parts(company.deals(Unit.NORTH));
    int south = parts(company.deals(Unit.SOUTH));
    List<Part> parts = new ArrayList<>();
    for (int place = 0; place < north; place++) {
      parts.add(new Part(Unit.NORTH, place, north, place, north + south));
    }
    for (int place = 0; place < south; place++) {
      parts.add(new Part(Unit.SOUTH, place, south, north + place, north + south));
    }
    return parts;
  }

  /** The first of this part's share of so many things. */
  long from(long count) {
    return count * place / ofUnit;
  }

  /** The first thing after this part's share. */
  long to(long count) {
    return count * (place + 1) / ofUnit;
  }

  private static int parts(long deals) {
    return (int) Math.max(1, (deals + DEALS - 1) / DEALS);
  }
}
