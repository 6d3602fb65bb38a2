package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.chance.Planted;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.Rep;
import dev.stagecoach.jobs.simulate.company.Team;
import java.util.ArrayList;
import java.util.List;

/**
 * Who owns a deal: handed over to a colleague when its rep leaves or moves to another team, unless
 * the rep takes it along. Handovers stay in the team.
 */
final class Ownership {
  private final Company company;
  private final Parameters parameters;

  Ownership(Company company) {
    this.company = company;
    this.parameters = company.options().parameters();
  }

  /** The changes of owner of a deal that is worked on in a span of time. */
  List<Change> changes(Rep first, long createdAt, long end, Dice dice) {
    List<Change> changes = new ArrayList<>(1);
    Rep owner = first;
    Team team = owner.teamOn(BusinessClock.day(createdAt));
    long now = createdAt;
    if (dice.chance(parameters.share(Planted.HANDED_OVER))) {
      long at = BusinessClock.working(createdAt + dice.below(Math.max(1, end - createdAt)));
      now = Math.max(createdAt + 1, at);
      if (now < end) {
        owner = handedOver(owner, team, now, dice, changes);
      }
    }
    for (long leaving = nextParting(owner, now); leaving < end; ) {
      boolean isMove = leaving == instant(owner.moves());
      if (isMove && dice.chance(parameters.people().takenAlong())) {
        team = owner.secondTeam();
      } else {
        owner = handedOver(owner, team, leaving, dice, changes);
      }
      now = leaving;
      leaving = nextParting(owner, now);
    }
    return changes;
  }

  private Rep handedOver(Rep owner, Team team, long at, Dice dice, List<Change> changes) {
    Rep colleague = company.drawColleague(owner, team, BusinessClock.day(at), dice);
    if (!colleague.equals(owner)) {
      changes.add(new Change(at, Change.Kind.OWNER, colleague.number()));
    }
    return colleague;
  }

  private static long nextParting(Rep owner, long after) {
    long moves = instant(owner.moves());
    long leaves = instant(owner.left());
    return moves > after ? Math.min(moves, leaves) : leaves > after ? leaves : Long.MAX_VALUE;
  }

  // Reps go after office hours of the day before, so that their last deals change hands in time.
  private static long instant(int day) {
    return day == Rep.NEVER ? Long.MAX_VALUE : BusinessClock.start(day) - 5 * BusinessClock.HOUR;
  }
}
