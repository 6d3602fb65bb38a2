package dev.stagecoach.jobs.simulate.salesforce;

import dev.stagecoach.jobs.simulate.company.Account;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.Contacts;
import dev.stagecoach.jobs.simulate.company.Rep;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.company.Unit;
import dev.stagecoach.jobs.simulate.deal.RowPlan;
import dev.stagecoach.jobs.simulate.extract.CsvSink;
import dev.stagecoach.jobs.simulate.extract.CsvTable;
import dev.stagecoach.jobs.simulate.extract.Extract;
import java.util.List;

/** Writes {@code account} and {@code contact}; small accounts have one contact, others two. */
final class AccountTables {
  private static final String ACCOUNT_COLUMNS =
      "id,name,industry,number_of_employees,annual_revenue,billing_country,website,type,"
          + "technologies_c,search_ad_spend_c,open_jobs_c,owner_id,created_date,last_modified_date,system_modstamp,is_deleted,"
          + "_fivetran_synced,_fivetran_active";
  private static final String CONTACT_COLUMNS =
      "id,account_id,first_name,last_name,name,email,title,department,role_since_c,owner_id,created_date,"
          + "last_modified_date,system_modstamp,is_deleted,_fivetran_synced,_fivetran_active";

  private final SimulationOptions options;
  private final List<Rep> reps;
  private final CsvTable accounts;
  private final CsvTable contacts;

  AccountTables(Company company, Extract extract) {
    this.options = company.options();
    this.reps = company.reps(Unit.NORTH);
    this.accounts = extract.table("account", ACCOUNT_COLUMNS);
    this.contacts = extract.table("contact", CONTACT_COLUMNS);
  }

  void write(Account account) {
    CsvSink row = accounts.delivery(options.delivery(account.createdAt()));
    SalesforceIds.account(row, account.number());
    row.text(account.name()).text(account.industry()).number(account.employees());
    row.number(account.annualRevenue()).text(account.country()).text(account.website());
    row.text("Prospect").text(account.technologies());
    row.number(account.searchAdSpend()).text(account.openJobs());
    SalesforceIds.user(row, owner(account));
    stamps(row, account);
    contact(account, account.number() * 2);
    if (account.size() > 0) {
      contact(account, account.number() * 2 + 1);
    }
  }

  private void contact(Account account, long number) {
    CsvSink row = contacts.delivery(options.delivery(account.createdAt()));
    SalesforceIds.contact(row, number);
    SalesforceIds.account(row, account.number());
    row.text("Contact").id("No ", number, 6).id("Contact No ", number, 6);
    row.id("contact", number, 6, "@north.example");
    row.text(Contacts.title(number)).none();
    row.day(Contacts.roleSince(options.seed(), account, number));
    SalesforceIds.user(row, owner(account));
    stamps(row, account);
  }

  private static void stamps(CsvSink row, Account account) {
    long at = account.createdAt();
    row.instant(at).instant(at).instant(at).flag(false).instant(RowPlan.synced(at)).flag(true);
    row.end();
  }

  // The first rep of the unit's first team is there all the time.
  private int owner(Account account) {
    return reps.get((int) (account.number() % Math.min(2, reps.size()))).number();
  }
}
