package dev.stagecoach.jobs.simulate.reference;

import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.Rep;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.company.Team;
import dev.stagecoach.jobs.simulate.company.TeamNode;
import dev.stagecoach.jobs.simulate.extract.CsvSink;
import dev.stagecoach.jobs.simulate.extract.CsvTable;
import dev.stagecoach.jobs.simulate.extract.Extract;

/** Writes {@code teams}, {@code reps} and {@code team_memberships}. */
public final class OrganisationTables {
  private static final int BEFORE = 2_000;

  private final Company company;
  private final SimulationOptions options;
  private final CsvTable teams;
  private final CsvTable reps;
  private final CsvTable memberships;

  /** Opens the tables. */
  public OrganisationTables(Company company, Extract extract) {
    this.company = company;
    this.options = company.options();
    this.teams = extract.table("teams", "team_id,team_name,parent_team_id,valid_from,valid_to");
    this.reps = extract.table("reps", "rep_id,rep_name,email,role");
    this.memberships = extract.table("team_memberships", "rep_id,team_id,valid_from,valid_to,role");
  }

  /** Writes them all. */
  public void write() {
    for (TeamNode node : company.tree()) {
      CsvSink row = teams.delivery(0);
      row.text(node.id()).text(node.name()).text(node.parentId());
      row.day(options.startDay() - BEFORE).none().end();
    }
    for (Rep rep : company.reps()) {
      if (isHired(rep)) {
        rep(rep);
        memberships(rep);
      }
    }
  }

  private boolean isHired(Rep rep) {
    return rep.hired() < options.untilDay();
  }

  private void rep(Rep rep) {
    CsvSink row = reps.delivery(deliveredOn(rep.hired()));
    SourceIds.rep(row, rep.unit(), rep.number());
    row.text(rep.firstName() + " " + rep.lastName()).text(rep.email()).text("rep").end();
  }

  // A membership whose end lies in a night's increment is delivered open first, then closed.
  private void memberships(Rep rep) {
    int end = Math.min(rep.moves(), rep.left());
    membership(rep, rep.firstTeam(), rep.hired(), end);
    if (rep.moves() < rep.left()) {
      membership(rep, rep.secondTeam(), rep.moves(), rep.left());
    }
  }

  private void membership(Rep rep, Team team, int from, int to) {
    if (from >= options.untilDay()) {
      return;
    }
    boolean isEnded = to < options.untilDay();
    int first = deliveredOn(from);
    int last = isEnded ? deliveredOn(to) : first;
    if (last != first) {
      row(memberships.delivery(first), rep, team, from, Rep.NEVER);
    }
    row(memberships.delivery(last), rep, team, from, isEnded ? to : Rep.NEVER);
  }

  private static void row(CsvSink row, Rep rep, Team team, int from, int to) {
    SourceIds.rep(row, rep.unit(), rep.number());
    row.text(team.id()).day(from);
    if (to == Rep.NEVER) {
      row.none();
    } else {
      row.day(to);
    }
    row.text("rep").end();
  }

  private int deliveredOn(int day) {
    return options.delivery(BusinessClock.start(day));
  }
}
