package dev.stagecoach.jobs.simulate.hubspot;

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

/** Writes {@code company} and {@code contact}; small companies have one contact, others two. */
final class CompanyTables {
  private static final String COMPANY_COLUMNS =
      "id,portal_id,is_deleted,property_name,property_industry,property_country,"
          + "property_numberofemployees,property_annualrevenue,property_domain,"
          + "property_web_technologies,property_search_ad_spend,property_open_jobs,property_hubspot_owner_id,property_createdate,"
          + "property_hs_lastmodifieddate,_fivetran_synced";
  private static final String CONTACT_COLUMNS =
      "id,_fivetran_deleted,property_email,property_firstname,property_lastname,property_company,"
          + "property_jobtitle,property_associatedcompanyid,property_role_since,property_hubspot_owner_id,property_createdate,_fivetran_synced";

  private final SimulationOptions options;
  private final List<Rep> reps;
  private final CsvTable companies;
  private final CsvTable contacts;

  CompanyTables(Company company, Extract extract) {
    this.options = company.options();
    this.reps = company.reps(Unit.SOUTH);
    this.companies = extract.table("company", COMPANY_COLUMNS);
    this.contacts = extract.table("contact", CONTACT_COLUMNS);
  }

  void write(Account account) {
    long at = account.createdAt();
    CsvSink row = companies.delivery(options.delivery(at));
    row.number(HubSpotIds.company(account.number())).number(HubSpotIds.PORTAL).flag(false);
    row.text(account.name()).text(account.industry()).text(account.country());
    row.number(account.employees()).number(account.annualRevenue()).text(account.website());
    row.text(account.technologies()).number(account.searchAdSpend()).text(account.openJobs());
    row.number(owner(account)).instant(at).instant(at);
    row.instant(RowPlan.synced(at)).end();
    contact(account, account.number() * 2);
    if (account.size() > 0) {
      contact(account, account.number() * 2 + 1);
    }
  }

  private void contact(Account account, long number) {
    long at = account.createdAt();
    CsvSink row = contacts.delivery(options.delivery(at));
    row.number(HubSpotIds.contact(number)).flag(false);
    row.id("contact", number, 6, "@south.example").text("Contact").id("No ", number, 6);
    row.text(account.name()).text(Contacts.title(number));
    row.number(HubSpotIds.company(account.number()));
    row.day(Contacts.roleSince(options.seed(), account, number));
    row.number(owner(account)).instant(at).instant(RowPlan.synced(at)).end();
  }

  private long owner(Account account) {
    int place = (int) (account.number() % Math.min(2, reps.size()));
    return HubSpotIds.owner(reps.get(place).number());
  }
}
