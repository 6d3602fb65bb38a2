package dev.stagecoach.jobs.simulate.hubspot;

import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.Employment;
import dev.stagecoach.jobs.simulate.company.Rep;
import dev.stagecoach.jobs.simulate.company.Team;
import dev.stagecoach.jobs.simulate.company.Unit;
import dev.stagecoach.jobs.simulate.extract.CsvSink;
import dev.stagecoach.jobs.simulate.extract.CsvTable;
import dev.stagecoach.jobs.simulate.extract.Extract;
import java.util.List;

/** Writes owners, users, teams and who is in them; some users have a second team. */
public final class HubSpotPeople {
  private static final int SECOND_TEAM_EVERY = 7;

  private final Company company;
  private final CsvTable owners;
  private final CsvTable users;
  private final CsvTable teams;
  private final CsvTable ownerTeams;
  private final CsvTable teamUsers;

  /** Opens the tables. */
  public HubSpotPeople(Company company, Extract extract) {
    this.company = company;
    this.owners =
        extract.table(
            "owner",
            "owner_id,portal_id,type,email,first_name,last_name,active_user_id,is_active,"
                + "created_at,updated_at,_fivetran_synced");
    this.users =
        extract.table(
            "users", "id,primary_team_id,role_id,email,first_name,last_name,_fivetran_synced");
    this.teams = extract.table("team", "id,name,_fivetran_synced");
    this.ownerTeams =
        extract.table("owner_team", "owner_id,team_id,is_team_primary,_fivetran_synced");
    this.teamUsers =
        extract.table("team_user", "user_id,team_id,is_secondary_user,_fivetran_synced");
  }

  /** Writes them all. */
  public void write() {
    long founded = company.options().deliveredAt(0) - 1;
    for (Team team : company.teams(Unit.SOUTH)) {
      CsvSink row = teams.delivery(0);
      row.number(HubSpotIds.team(team.number())).text(team.name()).instant(founded).end();
    }
    for (Employment employment : Employment.deliveries(company, Unit.SOUTH)) {
      owner(employment);
      user(employment);
      teams(employment);
    }
  }

  private void owner(Employment employment) {
    Rep rep = employment.rep();
    CsvSink row = owners.delivery(employment.delivery());
    row.number(HubSpotIds.owner(rep.number())).number(HubSpotIds.PORTAL).text("PERSON");
    row.text(rep.email()).text(rep.firstName()).text(rep.lastName());
    row.number(HubSpotIds.user(rep.number())).flag(employment.isActive());
    row.instant(BusinessClock.start(rep.hired())).instant(employment.knownAt());
    row.instant(employment.knownAt()).end();
  }

  private void user(Employment employment) {
    Rep rep = employment.rep();
    CsvSink row = users.delivery(employment.delivery());
    row.number(HubSpotIds.user(rep.number())).number(HubSpotIds.team(employment.team().number()));
    row.none().text(rep.email()).text(rep.firstName()).text(rep.lastName());
    row.instant(employment.knownAt()).end();
  }

  private void teams(Employment employment) {
    Rep rep = employment.rep();
    membership(employment, employment.team(), true);
    List<Team> all = company.teams(Unit.SOUTH);
    Team other = all.get((employment.team().number() + 1) % all.size());
    if (rep.number() % SECOND_TEAM_EVERY == 0 && !other.equals(employment.team())) {
      membership(employment, other, false);
    }
  }

  private void membership(Employment employment, Team team, boolean isPrimary) {
    long id = HubSpotIds.team(team.number());
    CsvSink row = ownerTeams.delivery(employment.delivery());
    row.number(HubSpotIds.owner(employment.rep().number())).number(id).flag(isPrimary);
    row.instant(employment.knownAt()).end();
    CsvSink userRow = teamUsers.delivery(employment.delivery());
    userRow.number(HubSpotIds.user(employment.rep().number())).number(id).flag(!isPrimary);
    userRow.instant(employment.knownAt()).end();
  }
}
