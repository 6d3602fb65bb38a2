package dev.stagecoach.jobs.simulate.salesforce;

import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.Employment;
import dev.stagecoach.jobs.simulate.company.Rep;
import dev.stagecoach.jobs.simulate.company.Team;
import dev.stagecoach.jobs.simulate.company.TeamNode;
import dev.stagecoach.jobs.simulate.company.Unit;
import dev.stagecoach.jobs.simulate.extract.CsvSink;
import dev.stagecoach.jobs.simulate.extract.CsvTable;
import dev.stagecoach.jobs.simulate.extract.Extract;
import java.util.List;

/** Writes {@code user} and {@code user_role}; roles are the tree of teams. */
public final class SalesforcePeople {
  private static final String USER_COLUMNS =
      "id,name,first_name,last_name,email,username,title,is_active,manager_id,user_role_id,"
          + "user_type,_fivetran_synced,_fivetran_deleted,_fivetran_active";
  private static final String ROLE_COLUMNS =
      "id,name,developer_name,parent_role_id,_fivetran_synced,_fivetran_deleted,_fivetran_active";

  private final Company company;
  private final List<TeamNode> tree;
  private final CsvTable users;
  private final CsvTable roles;

  /** Opens the tables. */
  public SalesforcePeople(Company company, Extract extract) {
    this.company = company;
    this.tree = company.tree().stream().filter(node -> node.unit() == Unit.NORTH).toList();
    this.users = extract.table("user", USER_COLUMNS);
    this.roles = extract.table("user_role", ROLE_COLUMNS);
  }

  /** Writes all users and roles. */
  public void write() {
    long founded = company.options().deliveredAt(0) - 1;
    for (TeamNode node : tree) {
      CsvSink row = roles.delivery(0);
      SalesforceIds.role(row, roleNumber(node.id()));
      row.text(node.name()).text(node.id().replace('-', '_'));
      if (node.parentId().isEmpty()) {
        row.none();
      } else {
        SalesforceIds.role(row, roleNumber(node.parentId()));
      }
      row.instant(founded).flag(false).flag(true).end();
    }
    company.teams(Unit.NORTH).forEach(team -> manager(team, founded));
    for (Employment employment : Employment.deliveries(company, Unit.NORTH)) {
      user(employment);
    }
  }

  private void manager(Team team, long founded) {
    CsvSink row = users.delivery(0);
    int number = SalesforceIds.FIRST_MANAGER + team.number();
    SalesforceIds.user(row, number);
    row.id("Manager of ", team.number() + 1, 2).text("Manager").id("No ", team.number() + 1, 2);
    row.id("manager", team.number() + 1, 2, "@north.example");
    row.id("manager", team.number() + 1, 2, "@north.example");
    row.text("Sales Manager").flag(true).none();
    SalesforceIds.role(row, roleNumber(team.parentId()));
    row.text("Standard").instant(founded).flag(false).flag(true).end();
  }

  private void user(Employment employment) {
    Rep rep = employment.rep();
    CsvSink row = users.delivery(employment.delivery());
    SalesforceIds.user(row, rep.number());
    row.text(rep.firstName() + " " + rep.lastName()).text(rep.firstName()).text(rep.lastName());
    row.text(rep.email()).text(rep.email()).text("Account Executive");
    row.flag(employment.isActive());
    SalesforceIds.user(row, SalesforceIds.FIRST_MANAGER + employment.team().number());
    SalesforceIds.role(row, roleNumber(employment.team().id()));
    row.text("Standard").instant(employment.knownAt()).flag(false).flag(true).end();
  }

  private int roleNumber(String nodeId) {
    for (int i = 0; i < tree.size(); i++) {
      if (tree.get(i).id().equals(nodeId)) {
        return i + 1;
      }
    }
    throw new IllegalStateException("Team " + nodeId + " is not in the tree.");
  }
}
