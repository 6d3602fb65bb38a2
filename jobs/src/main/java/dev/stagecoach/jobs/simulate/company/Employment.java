package dev.stagecoach.jobs.simulate.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rep as the CRM's list of people shows them after a delivery that changes the entry. */
public record Employment(Rep rep, int delivery, boolean isActive, Team team) {
  private static final long SECOND = 1000L;

  /** The entries of a unit's reps, by rep and delivery. */
  public static List<Employment> deliveries(Company company, Unit unit) {
    List<Employment> entries = new ArrayList<>();
    for (Rep rep : company.reps(unit)) {
      Optional<Employment> before = Optional.empty();
      for (int delivery = 0; delivery <= company.options().nights(); delivery++) {
        int day = BusinessClock.day(company.options().deliveredAt(delivery) - 1);
        Employment now = new Employment(rep, delivery, rep.isActive(day), rep.teamOn(day));
        boolean isNews = before.isEmpty() || !before.orElseThrow().isSameState(now);
        if (rep.hired() <= day && isNews) {
          entries.add(now);
          before = Optional.of(now);
        }
      }
    }
    return entries;
  }

  /** When the entry was delivered: stable over runs, and later for later deliveries. */
  public long knownAt() {
    return BusinessClock.start(rep.hired()) + delivery * SECOND;
  }

  private boolean isSameState(Employment other) {
    return isActive == other.isActive && team.equals(other.team);
  }
}
