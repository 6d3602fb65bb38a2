package dev.stagecoach.jobs.simulate.reference;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.Currencies;
import dev.stagecoach.jobs.simulate.company.Rep;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.company.Team;
import dev.stagecoach.jobs.simulate.extract.CsvSink;
import dev.stagecoach.jobs.simulate.extract.CsvTable;
import dev.stagecoach.jobs.simulate.extract.Extract;
import java.time.LocalDate;
import java.util.stream.IntStream;

/**
 * Writes {@code quotas} (amount a month, deals a quarter, for each rep, about what the rep can be
 * expected to win) and {@code exchange_rates} (one a month and currency).
 */
public final class TargetTables {
  private static final long NOTHING = 100;
  private static final int RAMP_MONTHS = 6;

  private final Company company;
  private final SimulationOptions options;
  private final double averageAmount;
  private final CsvTable quotas;
  private final CsvTable rates;

  /** Opens the tables. */
  public TargetTables(Company company, Extract extract) {
    this.company = company;
    this.options = company.options();
    this.averageAmount = averageAmount(options.parameters());
    this.quotas =
        extract.table(
            "quotas", "rep_id,team_id,metric,period_start,period_end,value,currency,ramp");
    this.rates = extract.table("exchange_rates", "currency,rate_on,rate");
  }

  /** Writes them all. */
  public void write() {
    LocalDate month = LocalDate.ofEpochDay(options.startDay()).withDayOfMonth(1);
    rates(month.minusMonths(1), 0);
    for (int number = 1; month.isBefore(options.until()); number++) {
      rates(month, number);
      for (Rep rep : company.reps()) {
        quota(rep, month, 1);
        if (month.getMonthValue() % 3 == 1) {
          quota(rep, month, 3);
        }
      }
      month = month.plusMonths(1);
    }
  }

  private void rates(LocalDate month, int number) {
    int day = (int) month.toEpochDay();
    for (String currency : Currencies.all()) {
      CsvSink row = rates.delivery(options.delivery(BusinessClock.start(day)));
      row.text(currency).day(day);
      row.text(Currencies.rate(currency, number, options.seed()).toPlainString()).end();
    }
  }

  private void quota(Rep rep, LocalDate from, int months) {
    int first = (int) from.toEpochDay();
    LocalDate end = from.plusMonths(months);
    int last = (int) end.toEpochDay() - 1;
    if (!rep.isActive(first) || !rep.isActive(last) || rep.teamOn(first) != rep.teamOn(last)) {
      return;
    }
    Team team = rep.teamOn(first);
    double deals = expectedDeals(team, first, last + 1);
    Dice dice = Dice.of(options.seed(), 9, rep.number(), first, months);
    double stretched = deals * team.law().win() * dice.between(0.9, 1.25);
    long amount = Math.round(stretched * averageAmount / NOTHING) * NOTHING;
    CsvSink row = quotas.delivery(options.delivery(BusinessClock.start(first)));
    SourceIds.rep(row, rep.unit(), rep.number());
    row.text(team.id()).text(months == 1 ? "amount_won" : "deals_won").day(first);
    row.day(last + 1L);
    if (months == 1) {
      row.number(Math.max(amount, NOTHING)).text(Currencies.REPORTING);
    } else {
      row.number(Math.max(1, Math.round(stretched))).none();
    }
    int tenure = (first - rep.hired()) / 30;
    boolean isRamping = rep.hired() > options.startDay() && tenure < RAMP_MONTHS;
    row.text(isRamping ? ramp(tenure) : "1.00").end();
  }

  private static String ramp(int tenure) {
    return tenure < 2 ? "0.25" : tenure < 4 ? "0.50" : "0.75";
  }

  private double expectedDeals(Team team, int fromDay, int toDay) {
    double weights = company.teams(team.unit()).stream().mapToDouble(Team::weight).sum();
    double ofTeam =
        company.deals(team.unit())
            * company.calendar().shareBetween(fromDay, toDay)
            * team.weight()
            / weights;
    return ofTeam / company.rosterSize(team, fromDay);
  }

  // The mean of a log-normal is its median times e^(σ²/2).
  private static double averageAmount(Parameters parameters) {
    double sigma = parameters.money().sigma();
    double ofMedians =
        IntStream.range(0, parameters.money().median().size())
            .mapToDouble(
                size ->
                    parameters.money().median().get(size)
                        * parameters.traits().companySize().won().probability(size))
            .sum();
    return ofMedians * StrictMath.exp(sigma * sigma / 2);
  }
}
