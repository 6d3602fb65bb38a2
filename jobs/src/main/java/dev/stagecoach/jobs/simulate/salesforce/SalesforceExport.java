package dev.stagecoach.jobs.simulate.salesforce;

import dev.stagecoach.jobs.simulate.chance.Tally;
import dev.stagecoach.jobs.simulate.company.Account;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.deal.CrmExport;
import dev.stagecoach.jobs.simulate.deal.Deal;
import dev.stagecoach.jobs.simulate.extract.Extract;

/** The Salesforce unit's tables in one part of the extract. */
public final class SalesforceExport implements CrmExport {
  private final OpportunityTables opportunities;
  private final ActivityTables activities;
  private final LeadTable leads;
  private final AccountTables accounts;

  /** Opens the tables of a part. */
  public SalesforceExport(Company company, Extract extract, Tally tally) {
    this.opportunities = new OpportunityTables(company.options(), extract, tally);
    this.activities = new ActivityTables(company.options(), extract);
    this.leads = new LeadTable(company.options(), extract);
    this.accounts = new AccountTables(company, extract);
  }

  @Override
  public void account(Account account) {
    accounts.write(account);
  }

  @Override
  public void deal(Deal deal) {
    opportunities.write(deal);
    activities.write(deal);
    leads.write(deal);
  }
}
