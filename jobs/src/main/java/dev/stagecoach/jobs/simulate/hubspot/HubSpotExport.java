package dev.stagecoach.jobs.simulate.hubspot;

import dev.stagecoach.jobs.simulate.chance.Tally;
import dev.stagecoach.jobs.simulate.company.Account;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.deal.CrmExport;
import dev.stagecoach.jobs.simulate.deal.Deal;
import dev.stagecoach.jobs.simulate.extract.Extract;

/** The HubSpot unit's tables in one part of the extract. */
public final class HubSpotExport implements CrmExport {
  private final DealTables deals;
  private final EngagementTables engagements;
  private final CompanyTables companies;

  /** Opens the tables of a part. */
  public HubSpotExport(Company company, Extract extract, Tally tally) {
    this.deals = new DealTables(company.options(), extract, tally);
    this.engagements = new EngagementTables(company.options(), extract);
    this.companies = new CompanyTables(company, extract);
  }

  @Override
  public void account(Account account) {
    companies.write(account);
  }

  @Override
  public void deal(Deal deal) {
    deals.write(deal);
    engagements.write(deal);
  }
}
