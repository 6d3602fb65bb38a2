package dev.stagecoach.jobs.simulate.salesforce;

import dev.stagecoach.jobs.simulate.chance.Tally;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.deal.Deal;
import dev.stagecoach.jobs.simulate.deal.DealMaker;
import dev.stagecoach.jobs.simulate.deal.Deliveries;
import dev.stagecoach.jobs.simulate.deal.Deliveries.Image;
import dev.stagecoach.jobs.simulate.deal.RowPlan;
import dev.stagecoach.jobs.simulate.deal.Stage;
import dev.stagecoach.jobs.simulate.deal.Version;
import dev.stagecoach.jobs.simulate.extract.CsvSink;
import dev.stagecoach.jobs.simulate.extract.CsvTable;
import dev.stagecoach.jobs.simulate.extract.Extract;
import java.util.List;

/** Writes {@code opportunity} (current records) and {@code opportunity_history} (full rows). */
final class OpportunityTables {
  private static final String COLUMNS =
      "id,name,account_id,owner_id,stage_name,probability,amount,currency_iso_code,close_date,"
          + "created_date,last_modified_date,system_modstamp,type,lead_source,forecast_category,"
          + "forecast_category_name,next_step,is_won,is_closed,is_deleted,_fivetran_synced,"
          + "_fivetran_active";
  private static final List<String> STAGES =
      List.of(
          "Prospecting",
          "Qualification",
          "Needs Analysis",
          "Proposal",
          "Negotiation",
          "Closed Won",
          "Closed Lost");
  private static final String RENAMED_STAGE = "Solution Fit";
  private static final List<Integer> PROBABILITIES = List.of(10, 20, 40, 60, 80, 100, 0);
  private static final List<String> FORECASTS =
      List.of("Pipeline", "Pipeline", "BestCase", "MostLikely", "Forecast", "Closed", "Omitted");
  private static final List<String> FORECAST_NAMES =
      List.of("Pipeline", "Pipeline", "Best Case", "Most Likely", "Commit", "Closed", "Omitted");
  private static final List<String> LEAD_SOURCES =
      List.of("Web", "Outbound", "Partner Referral", "Event", "Web", "Outbound");
  private static final List<String> NEXT_STEPS =
      List.of("Call back", "Send \"final\" offer, v2", "Ask for\nthe budget", "Wait");

  private final SimulationOptions options;
  private final Deliveries deliveries;
  private final Tally tally;
  private final CsvTable current;
  private final CsvTable history;
  private final long renamedAt;

  OpportunityTables(SimulationOptions options, Extract extract, Tally tally) {
    this.options = options;
    this.deliveries = new Deliveries(options);
    this.tally = tally;
    this.current = extract.table("opportunity", COLUMNS);
    this.history = extract.table("opportunity_history", COLUMNS + ",_fivetran_start,_fivetran_end");
    this.renamedAt = BusinessClock.start(DealMaker.renameDay(options));
  }

  static String leadSource(Deal deal) {
    return LEAD_SOURCES.get((int) (deal.number() % LEAD_SOURCES.size()));
  }

  void write(Deal deal) {
    RowPlan plan = new RowPlan(options, deal, tally);
    for (Image state : deliveries.currentStates(deal.versions())) {
      CsvSink row = current.delivery(state.delivery());
      fields(row, deal, state.version());
      row.instant(RowPlan.synced(state.knownAt())).flag(true).end();
    }
    List<Version> recorded = deal.versions();
    if (deal.hasGap()) {
      recorded = recorded.subList(0, recorded.size() - 1);
    }
    long start = deal.truncatedAt().orElse(Long.MIN_VALUE);
    for (Image image : plan.ordered(deliveries.images(recorded, start))) {
      plan.write(image, image.knownAt(), (row, synced) -> historyRow(deal, row, synced));
    }
  }

  private void historyRow(Deal deal, Image image, long synced) {
    CsvSink row = history.delivery(image.delivery());
    fields(row, deal, image.version());
    row.instant(synced).flag(image.isActive()).instant(image.start());
    if (image.isActive()) {
      row.text("9999-12-31 23:59:59.000");
    } else {
      row.instant(image.end() - 1);
    }
    row.end();
  }

  private void fields(CsvSink row, Deal deal, Version version) {
    int stage = version.stage();
    SalesforceIds.opportunity(row, deal.number());
    row.id("Opportunity ", deal.number(), 6);
    SalesforceIds.account(row, deal.account().number());
    SalesforceIds.user(row, version.owner());
    row.text(stageName(version)).number(PROBABILITIES.get(stage));
    if (version.hasAmount()) {
      row.money(version.amount());
    } else {
      row.none();
    }
    row.text(deal.account().currency()).day(version.closeDay()).instant(deal.createdAt());
    row.instant(version.at()).instant(version.at());
    row.text(deal.isNewBusiness() ? "New Business" : "Existing Business").text(leadSource(deal));
    row.text(FORECASTS.get(stage)).text(FORECAST_NAMES.get(stage));
    if (version.touches() == 0) {
      row.none();
    } else {
      row.text(NEXT_STEPS.get(version.touches() % NEXT_STEPS.size()));
    }
    row.flag(stage == Stage.WON).flag(Stage.isClosed(stage)).flag(version.isDeleted());
  }

  private String stageName(Version version) {
    boolean isRenamed = version.stage() == 2 && version.at() >= renamedAt;
    return isRenamed ? RENAMED_STAGE : STAGES.get(version.stage());
  }
}
