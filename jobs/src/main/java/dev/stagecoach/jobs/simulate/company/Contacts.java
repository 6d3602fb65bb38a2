package dev.stagecoach.jobs.simulate.company;

import dev.stagecoach.jobs.simulate.chance.Dice;
import java.util.List;

/** The people of accounts, as both CRMs keep them: what they are, and since when. */
public final class Contacts {
  private static final List<String> TITLES =
      List.of("HR Manager", "Head of Marketing", "Finance Director", "Buyer", "Founder");
  private static final int LONGEST_IN_ROLE = 1_500;

  private Contacts() {}

  /** The job title of a contact. */
  public static String title(long number) {
    return TITLES.get((int) (number % TITLES.size()));
  }

  /** Since which day, counted from 1970, a contact has been in that role. */
  public static long roleSince(long seed, Account account, long number) {
    Dice dice = Dice.of(seed, 57, account.unit().ordinal(), number);
    return (long) BusinessClock.day(account.createdAt()) - dice.below(LONGEST_IN_ROLE);
  }
}
