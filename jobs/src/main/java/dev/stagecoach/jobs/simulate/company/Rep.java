package dev.stagecoach.jobs.simulate.company;

import dev.stagecoach.jobs.simulate.chance.Dice;
import java.util.List;

/**
 * A sales rep, invented. Days are days since 1970; one who stays has {@link #NEVER} as the day of
 * leaving, and one who never moves has it as the day of moving.
 *
 * @param skill what the odds of winning are multiplied by when this rep owns the deal
 */
public record Rep(
    int number,
    Unit unit,
    Team firstTeam,
    Team secondTeam,
    int hired,
    int moves,
    int left,
    double skill) {
  /** A day that does not come. */
  public static final int NEVER = Integer.MAX_VALUE;

  private static final List<String> SURNAMES =
      List.of(
          "Quillfeather",
          "Thistlewick",
          "Bramblebank",
          "Larkspindle",
          "Mossgather",
          "Pennywhistle",
          "Cobblethorn",
          "Windlestraw",
          "Fernhollow",
          "Tallowmere",
          "Bristlecone",
          "Dapplewood",
          "Embercroft",
          "Foxglovine",
          "Gingerbloom",
          "Hazelnock",
          "Inkwillow",
          "Juniperly",
          "Kettlebrook",
          "Lanternby",
          "Marrowfield",
          "Nettlecombe",
          "Oatsworthy",
          "Plumwater",
          "Rushlight",
          "Saddlebrook",
          "Tinderbox",
          "Umberley",
          "Velvetine",
          "Wickerham");

  /** The invented family name. */
  public String lastName() {
    return SURNAMES.get(number % SURNAMES.size());
  }

  /** The invented first name, which carries the number. */
  public String firstName() {
    return "Rep %03d".formatted(number);
  }

  /** An address that no mail reaches. */
  public String email() {
    return "rep%03d@%s.example".formatted(number, unit.source());
  }

  /** Whether the rep works here on a day. */
  public boolean isActive(int day) {
    return hired <= day && day < left;
  }

  /** The team on a day. */
  public Team teamOn(int day) {
    return day < moves ? firstTeam : secondTeam;
  }

  /** Whether the rep works in one team all through a span of days, the last one exclusive. */
  boolean isThroughout(Team team, int fromDay, int toDay) {
    boolean staysInTeam = toDay <= moves || moves <= fromDay;
    return hired <= fromDay && toDay <= left && staysInTeam && teamOn(fromDay).equals(team);
  }

  /** Days in the company as a share of the time it takes to become productive, at most 1. */
  double ramp(int day, int rampMonths) {
    double months = (day - hired) / 30.4;
    return rampMonths == 0 ? 1 : Math.min(1, Math.max(0.2, months / rampMonths));
  }

  /** A stream of draws that belongs to a rep. */
  static Dice dice(long seed, int number) {
    return Dice.of(seed, 77, number);
  }
}
