package dev.stagecoach.jobs.simulate;

import dev.stagecoach.jobs.simulate.chance.Tally;
import dev.stagecoach.jobs.simulate.company.Accounts;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.Unit;
import dev.stagecoach.jobs.simulate.deal.CrmExport;
import dev.stagecoach.jobs.simulate.deal.Deal;
import dev.stagecoach.jobs.simulate.deal.DealMaker;
import dev.stagecoach.jobs.simulate.deal.DealTally;
import dev.stagecoach.jobs.simulate.extract.Extract;
import dev.stagecoach.jobs.simulate.hubspot.HubSpotExport;
import dev.stagecoach.jobs.simulate.reference.RevenueTables;
import dev.stagecoach.jobs.simulate.salesforce.SalesforceExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Writes one part's deals, accounts and revenue. */
final class PartWriter {
  private static final int REPORT_EVERY = 1_000;

  private final Company company;
  private final DealMaker maker;
  private final Path root;
  private final LongConsumer progress;

  PartWriter(Company company, DealMaker maker, Path root, LongConsumer progress) {
    this.company = company;
    this.maker = maker;
    this.root = root;
    this.progress = progress;
  }

  /** What came of a part. */
  record Written(List<Extract> extracts, Tally tally) {}

  Written write(Part part) throws IOException {
    Unit unit = part.unit();
    Tally tally = new Tally();
    String folder = unit == Unit.NORTH ? "salesforce" : "hubspot";
    try (Extract crm = new Extract(root, folder, part.place(), part.ofUnit());
        Extract reference = new Extract(root, "reference", part.overall(), part.ofAll())) {
      CrmExport export =
          switch (unit) {
            case NORTH -> new SalesforceExport(company, crm, tally);
            case SOUTH -> new HubSpotExport(company, crm, tally);
          };
      Accounts accounts = company.accounts(unit);
      for (long i = part.from(accounts.count()); i < part.to(accounts.count()); i++) {
        export.account(accounts.account(i));
      }
      deals(part, export, new RevenueTables(company.options(), reference, tally), tally);
      return new Written(List.of(crm, reference), tally);
    }
  }

  private void deals(Part part, CrmExport export, RevenueTables revenue, Tally tally) {
    DealTally counts = new DealTally(company, tally);
    long from = part.from(company.deals(part.unit()));
    long to = part.to(company.deals(part.unit()));
    for (long number = from; number < to; number++) {
      Deal deal = maker.deal(part.unit(), number);
      counts.count(deal);
      export.deal(deal);
      revenue.write(deal);
      long done = number - from + 1;
      if (done % REPORT_EVERY == 0) {
        progress.accept(REPORT_EVERY);
      }
    }
    progress.accept((to - from) % REPORT_EVERY);
  }
}
