package dev.stagecoach.jobs.simulate.hubspot;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.Planted;
import dev.stagecoach.jobs.simulate.chance.Tally;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.deal.Deal;
import dev.stagecoach.jobs.simulate.deal.Deliveries;
import dev.stagecoach.jobs.simulate.deal.Deliveries.Image;
import dev.stagecoach.jobs.simulate.deal.RowPlan;
import dev.stagecoach.jobs.simulate.deal.Version;
import dev.stagecoach.jobs.simulate.extract.CsvSink;
import dev.stagecoach.jobs.simulate.extract.CsvTable;
import dev.stagecoach.jobs.simulate.extract.Extract;
import java.util.List;

/** Writes {@code deal}, {@code deal_stage}, {@code merged_deal} and the deal's links. */
final class DealTables {
  private static final String DEAL_COLUMNS =
      "deal_id,is_deleted,deal_pipeline_id,deal_pipeline_stage_id,owner_id,portal_id,"
          + "property_dealname,property_amount,property_deal_currency_code,property_closedate,"
          + "property_createdate,property_hs_lastmodifieddate,property_dealtype,"
          + "property_hs_forecast_category,property_hs_analytics_source,_fivetran_synced";
  private static final String STAGE_COLUMNS =
      "deal_id,value,date_entered,source,source_id,_fivetran_start,_fivetran_end,"
          + "_fivetran_active,_fivetran_synced";
  private static final int PRIMARY_COMPANY = 5;
  private static final int OTHER_COMPANY = 341;
  private static final int DEAL_TO_CONTACT = 3;

  private final SimulationOptions options;
  private final Tally tally;
  private final Deliveries deliveries;
  private final Pipelines pipelines;
  private final PropertyHistory properties;
  private final CsvTable deals;
  private final CsvTable stages;
  private final CsvTable merged;
  private final CsvTable companies;
  private final CsvTable contacts;

  DealTables(SimulationOptions options, Extract extract, Tally tally) {
    this.options = options;
    this.tally = tally;
    this.deliveries = new Deliveries(options);
    this.pipelines = new Pipelines(options);
    this.properties = new PropertyHistory(options, extract);
    this.deals = extract.table("deal", DEAL_COLUMNS);
    this.stages = extract.table("deal_stage", STAGE_COLUMNS);
    this.merged = extract.table("merged_deal", "deal_id,merged_deal_id,_fivetran_synced");
    this.companies =
        extract.table("deal_company", "company_id,deal_id,type_id,category,_fivetran_synced");
    this.contacts =
        extract.table("deal_contact", "contact_id,deal_id,type_id,category,_fivetran_synced");
  }

  /** The instant that stands for a close date: HubSpot keeps date and time. */
  static long closeDate(Version version) {
    return BusinessClock.start(version.closeDay()) + 17 * BusinessClock.HOUR;
  }

  static String forecast(int stage) {
    return switch (stage) {
      case 0, 1, 2 -> "pipeline";
      case 3 -> "best_case";
      case 4 -> "commit";
      case 5 -> "closed";
      default -> "omit";
    };
  }

  void write(Deal deal) {
    List<Version> entries = Pipelines.entries(deal);
    for (Image state : deliveries.currentStates(deal.versions())) {
      current(deal, pipelines.stage(entries, state.version()), state);
    }
    RowPlan plan = new RowPlan(options, deal, tally);
    for (Image image : plan.ordered(deliveries.images(entries, Long.MIN_VALUE))) {
      plan.write(image, image.knownAt(), (row, synced) -> stageRow(deal, row, synced));
    }
    properties.write(deal, plan);
    merge(deal);
    links(deal);
  }

  private void current(Deal deal, String stageId, Image state) {
    Version version = state.version();
    CsvSink row = deals.delivery(state.delivery());
    row.number(HubSpotIds.deal(deal.number())).flag(version.isDeleted());
    row.text(Pipelines.pipeline(version)).text(stageId);
    row.number(HubSpotIds.owner(version.owner())).number(HubSpotIds.PORTAL);
    row.id("Deal ", deal.number(), 6);
    if (version.hasAmount()) {
      row.money(version.amount());
    } else {
      row.none();
    }
    row.text(deal.account().currency()).instant(closeDate(version)).instant(deal.createdAt());
    row.instant(version.at()).text(deal.isNewBusiness() ? "newbusiness" : "existingbusiness");
    row.text(forecast(version.stage()));
    row.text(deal.number() % 3 == 0 ? "DIRECT_TRAFFIC" : "OFFLINE");
    row.instant(RowPlan.synced(state.knownAt())).end();
  }

  private void stageRow(Deal deal, Image image, long synced) {
    CsvSink row = stages.delivery(image.delivery());
    long start = image.start();
    boolean isImport = deal.isImported() && start - deal.createdAt() < 1000;
    row.number(HubSpotIds.deal(deal.number())).text(pipelines.stage(image.version()));
    row.instant(isImport ? deal.createdAt() : start).text(isImport ? "IMPORT" : "CRM_UI");
    row.id("userId:", HubSpotIds.user(image.version().owner()), 1).instant(start);
    if (image.isActive()) {
      row.text("9999-12-31 23:59:59.000");
    } else {
      row.instant(image.end() - 1);
    }
    row.flag(image.isActive()).instant(synced).end();
  }

  private void merge(Deal deal) {
    if (deal.mergedAt().isPresent()) {
      long at = deal.mergedAt().orElseThrow();
      CsvSink row = merged.delivery(options.delivery(at));
      row.number(HubSpotIds.deal(deal.mergedInto())).number(HubSpotIds.deal(deal.number()));
      row.instant(at).end();
    }
  }

  private void links(Deal deal) {
    int delivery = options.delivery(deal.createdAt());
    long account = deal.account().number();
    company(deal, delivery, account, PRIMARY_COMPANY);
    Dice dice = Dice.of(options.seed(), 8, deal.number());
    boolean hasSeveral =
        dice.chance(options.parameters().share(Planted.SEVERAL_COMPANIES)) && account > 0;
    if (hasSeveral) {
      tally.count(Planted.SEVERAL_COMPANIES);
      company(deal, delivery, account - 1, OTHER_COMPANY);
    }
    CsvSink row = contacts.delivery(delivery);
    row.number(HubSpotIds.contact(account * 2)).number(HubSpotIds.deal(deal.number()));
    row.number(DEAL_TO_CONTACT).text("HUBSPOT_DEFINED");
    row.instant(RowPlan.synced(deal.createdAt())).end();
  }

  private void company(Deal deal, int delivery, long account, int type) {
    CsvSink row = companies.delivery(delivery);
    row.number(HubSpotIds.company(account)).number(HubSpotIds.deal(deal.number())).number(type);
    row.text("HUBSPOT_DEFINED").instant(RowPlan.synced(deal.createdAt())).end();
  }
}
