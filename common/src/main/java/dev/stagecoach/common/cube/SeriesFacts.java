package dev.stagecoach.common.cube;

import java.util.List;

/**
 * The facts of one combination of keys, laid in memory in the orders in which they are counted.
 *
 * @param byCredit those with the same credit at the event one after the other
 * @param byCreditNow places in them, so that those with the same credit now follow each other
 * @param byValue those with a value once more, smallest value first
 */
record SeriesFacts(FactColumns byCredit, int[] byCreditNow, FactColumns byValue) {

  /** The facts of some parts. */
  static SeriesFacts of(List<FactColumns> parts) {
    FactColumns facts = FactColumns.joined(parts);
    FactColumns byCredit = facts.arranged(facts.inOrderOfCredit(true));
    return new SeriesFacts(
        byCredit, byCredit.inOrderOfCredit(false), facts.arranged(facts.inOrderOfValue()));
  }
}
