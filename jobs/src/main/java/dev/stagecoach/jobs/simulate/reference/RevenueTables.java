package dev.stagecoach.jobs.simulate.reference;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.Tally;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.deal.Deal;
import dev.stagecoach.jobs.simulate.deal.Stage;
import dev.stagecoach.jobs.simulate.deal.Version;
import dev.stagecoach.jobs.simulate.extract.CsvSink;
import dev.stagecoach.jobs.simulate.extract.CsvTable;
import dev.stagecoach.jobs.simulate.extract.Extract;
import java.time.LocalDate;

/**
 * Writes {@code contracts} and {@code fulfilment_costs} of deals that stand as won. A contract is
 * renewed at its end, with less, the same or more value, or not at all.
 */
public final class RevenueTables {
  private static final int CHURNED = 0;
  private static final int CONTRACTED = 1;
  private static final int EXPANDED = 3;

  private final SimulationOptions options;
  private final Tally tally;
  private final CsvTable contracts;
  private final CsvTable costs;

  /** Opens the tables of a part. */
  public RevenueTables(SimulationOptions options, Extract extract, Tally tally) {
    this.options = options;
    this.tally = tally;
    this.contracts =
        extract.table(
            "contracts", "contract_id,account_id,deal_id,value,currency,starts_on,ends_on,status");
    this.costs = extract.table("fulfilment_costs", "deal_id,cost,currency,cost_on");
  }

  /** Writes what a deal brings in and costs, if it was won. */
  public void write(Deal deal) {
    Version last = deal.last();
    boolean isWon = deal.isLive() && last.stage() == Stage.WON;
    if (!isWon || !last.hasAmount() || last.amount() <= 0) {
      return;
    }
    long wonAt = deal.endsBefore(options.untilMillis());
    Dice dice = Dice.of(options.seed(), 10, deal.unit().ordinal(), deal.number());
    CsvSink row = costs.delivery(options.delivery(wonAt));
    SourceIds.deal(row, deal.unit(), deal.number());
    row.money(Math.round(last.amount() * dice.between(0.3, 0.8)));
    row.text(deal.account().currency()).day(BusinessClock.day(wonAt)).end();
    if (dice.chance(options.parameters().money().contractShare())) {
      contracts(deal, wonAt, dice);
    }
  }

  private void contracts(Deal deal, long wonAt, Dice dice) {
    int years = dice.chance(0.8) ? 1 : dice.between(2, 3);
    long value = deal.last().amount();
    int starts = BusinessClock.day(wonAt) + dice.between(0, 30);
    long knownAt = wonAt;
    int place = 0;
    while (knownAt < options.untilMillis()) {
      int ends = (int) LocalDate.ofEpochDay(starts).plusYears(years).toEpochDay();
      contract(deal, place, new Term(value, starts, ends), knownAt);
      int fate = options.parameters().money().renewal().draw(dice);
      boolean isOver = BusinessClock.start(ends) >= options.untilMillis();
      if (isOver) {
        return;
      }
      tally.count("contracts", outcome(fate));
      if (fate == CHURNED) {
        return;
      }
      value = renewed(value, fate, dice);
      starts = ends;
      knownAt = BusinessClock.start(ends);
      years = 1;
      place++;
    }
  }

  private static String outcome(int fate) {
    return switch (fate) {
      case CHURNED -> "churned";
      case CONTRACTED -> "contracted";
      case EXPANDED -> "expanded";
      default -> "flat";
    };
  }

  private static long renewed(long value, int fate, Dice dice) {
    double factor =
        switch (fate) {
          case CONTRACTED -> dice.between(0.5, 0.9);
          case EXPANDED -> dice.between(1.05, 1.6);
          default -> 1;
        };
    return Math.max(100, Math.round(value * factor / 100) * 100);
  }

  private record Term(long value, int starts, int ends) {}

  private void contract(Deal deal, int place, Term term, long knownAt) {
    CsvSink row = contracts.delivery(options.delivery(knownAt));
    row.id("contract-" + deal.unit().source() + "-", deal.number(), 7, "-" + (place + 1));
    SourceIds.account(row, deal.unit(), deal.account().number());
    if (place == 0) {
      SourceIds.deal(row, deal.unit(), deal.number());
    } else {
      row.none();
    }
    row.money(term.value()).text(deal.account().currency());
    row.day(term.starts()).day(term.ends()).text("signed").end();
    tally.count("contracts", place == 0 ? "new" : "renewed");
  }
}
