package dev.stagecoach.jobs.simulate.salesforce;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.Contacts;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.deal.Deal;
import dev.stagecoach.jobs.simulate.deal.RowPlan;
import dev.stagecoach.jobs.simulate.extract.CsvSink;
import dev.stagecoach.jobs.simulate.extract.CsvTable;
import dev.stagecoach.jobs.simulate.extract.Extract;

/** Writes {@code lead}: some became a deal, more did not. */
final class LeadTable {
  private static final String COLUMNS =
      "id,name,company,email,status,lead_source,industry,number_of_employees,country,title,"
          + "technologies_c,search_ad_spend_c,open_jobs_c,role_since_c,"
          + "owner_id,is_converted,converted_date,converted_account_id,converted_contact_id,"
          + "converted_opportunity_id,created_date,last_modified_date,system_modstamp,is_deleted,"
          + "_fivetran_synced,_fivetran_active";
  private static final int IDS_A_DEAL = 10;

  private final SimulationOptions options;
  private final CsvTable leads;

  LeadTable(SimulationOptions options, Extract extract) {
    this.options = options;
    this.leads = extract.table("lead", COLUMNS);
  }

  void write(Deal deal) {
    Dice dice = Dice.of(options.seed(), 7, deal.number());
    if (!dice.chance(options.parameters().leadShare())) {
      return;
    }
    long created =
        BusinessClock.working(deal.createdAt() - BusinessClock.DAY * dice.between(4, 40));
    int first = options.delivery(created);
    if (first != options.delivery(deal.createdAt())) {
      lead(leads.delivery(first), deal, 0, created, false);
    }
    lead(leads.delivery(options.delivery(deal.createdAt())), deal, 0, created, true);
    for (int i = 1; i <= options.parameters().unconvertedLeads(); i++) {
      long other = BusinessClock.working(created - BusinessClock.DAY * dice.between(1, 20));
      lead(leads.delivery(options.delivery(other)), deal, i, other, false);
    }
  }

  private void lead(CsvSink row, Deal deal, int place, long created, boolean isConverted) {
    long number = deal.number() * IDS_A_DEAL + place;
    long modified = isConverted ? deal.createdAt() : created;
    SalesforceIds.lead(row, number);
    row.id("Lead ", number, 7);
    row.text(place == 0 ? deal.account().name() : "Example Prospect " + number + " Ltd");
    row.id("lead", number, 7, "@north.example");
    row.text(isConverted ? "Converted" : "Open - Not Contacted");
    row.text(OpportunityTables.leadSource(deal)).text(deal.account().industry());
    row.number(deal.account().employees()).text(deal.account().country());
    row.text(Contacts.title(number)).text(deal.account().technologies());
    row.number(deal.account().searchAdSpend()).text(deal.account().openJobs());
    row.day(Contacts.roleSince(options.seed(), deal.account(), number));
    SalesforceIds.user(row, deal.versions().get(0).owner());
    row.flag(isConverted);
    if (isConverted) {
      row.day(BusinessClock.day(modified));
      SalesforceIds.account(row, deal.account().number());
      SalesforceIds.contact(row, deal.account().number() * 2);
      SalesforceIds.opportunity(row, deal.number());
    } else {
      row.none().none().none().none();
    }
    row.instant(created).instant(modified).instant(modified).flag(false);
    row.instant(RowPlan.synced(modified)).flag(true).end();
  }
}
