package dev.stagecoach.jobs.simulate.hubspot;

import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.deal.Activity;
import dev.stagecoach.jobs.simulate.deal.ActivityMaker;
import dev.stagecoach.jobs.simulate.deal.Deal;
import dev.stagecoach.jobs.simulate.deal.RowPlan;
import dev.stagecoach.jobs.simulate.extract.CsvSink;
import dev.stagecoach.jobs.simulate.extract.CsvTable;
import dev.stagecoach.jobs.simulate.extract.Extract;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Writes {@code engagement}, a table for each kind, and the links to deals, contacts, companies.
 */
final class EngagementTables {
  private static final String COMMON =
      "engagement_id,_fivetran_deleted,_fivetran_synced,type,property_hs_createdate,"
          + "property_hs_timestamp,property_hubspot_owner_id";
  private static final String LINK =
      ",engagement_id,engagement_type,type_id,category,_fivetran_synced";
  private static final List<String> UNANSWERED =
      List.of("No answer", "Left voicemail", "Busy", "Wrong number");
  private static final int SHARED_EVERY = 31;

  private final SimulationOptions options;
  private final ActivityMaker maker;
  private final CsvTable engagements;
  private final CsvTable deals;
  private final CsvTable contacts;
  private final CsvTable companies;
  private final Map<Activity.Kind, CsvTable> kinds = new EnumMap<>(Activity.Kind.class);

  EngagementTables(SimulationOptions options, Extract extract) {
    this.options = options;
    this.maker = new ActivityMaker(options);
    this.engagements = extract.table("engagement", "id,portal_id,type,_fivetran_synced");
    this.deals = extract.table("engagement_deal", "deal_id" + LINK);
    this.contacts = extract.table("engagement_contact", "contact_id" + LINK);
    this.companies = extract.table("engagement_company", "company_id" + LINK);
    for (Activity.Kind kind : Activity.Kind.values()) {
      String name = "engagement_" + kind.name().toLowerCase(Locale.ROOT);
      kinds.put(kind, extract.table(name, COMMON + columns(kind)));
    }
  }

  void write(Deal deal) {
    for (Activity activity : maker.activities(deal)) {
      int delivery = options.delivery(activity.at());
      long id = HubSpotIds.engagement(deal.number(), activity.number());
      String type = activity.kind().name();
      CsvSink row = engagements.delivery(delivery);
      row.number(id).number(HubSpotIds.PORTAL).text(type);
      row.instant(RowPlan.synced(activity.at())).end();
      detail(activity, id, delivery);
      links(deal, activity, id, delivery);
    }
  }

  private static String columns(Activity.Kind kind) {
    return switch (kind) {
      case CALL ->
          ",property_hs_call_direction,property_hs_call_disposition,property_hs_call_duration,"
              + "property_hs_call_status";
      case EMAIL ->
          ",property_hs_email_direction,property_hs_email_status,property_hs_email_subject";
      case MEETING -> ",start_time,end_time,meeting_outcome,title";
      case TASK ->
          ",property_hs_task_type,property_hs_task_status,property_hs_task_completion_date";
      case NOTE -> ",property_hs_note_body";
      case COMMUNICATION -> ",property_hs_communication_channel_type";
    };
  }

  private void detail(Activity activity, long id, int delivery) {
    CsvSink row = Objects.requireNonNull(kinds.get(activity.kind())).delivery(delivery);
    long at = activity.at();
    boolean isTask = activity.kind() == Activity.Kind.TASK;
    row.number(id).flag(false).instant(RowPlan.synced(at)).text(activity.kind().name());
    row.instant(at);
    row.instant(isTask ? BusinessClock.start(activity.dueDay()) + 8 * BusinessClock.HOUR : at);
    row.number(HubSpotIds.owner(activity.owner()));
    switch (activity.kind()) {
      case CALL -> call(row, activity);
      case EMAIL -> {
        row.text(activity.isPositive() ? "INCOMING_EMAIL" : "EMAIL").text("SENT");
        row.text(activity.isPositive() ? "Re: our offer" : "Our offer, as discussed");
      }
      case MEETING -> {
        row.instant(at).instant(at + activity.seconds() * 1000L);
        row.text(activity.isPositive() ? "COMPLETED" : "NO_SHOW").text("Meeting");
      }
      case TASK -> task(row, activity);
      case NOTE -> row.text("Budget line agreed,\n\"subject to approval\"");
      case COMMUNICATION -> row.text("LINKEDIN_MESSAGE");
    }
    row.end();
  }

  private static void call(CsvSink row, Activity activity) {
    row.text("OUTBOUND");
    row.text(
        activity.isPositive()
            ? activity.number() % 3 == 0 ? "Interested" : "Connected"
            : UNANSWERED.get(activity.seconds() % UNANSWERED.size()));
    row.number(activity.seconds() * 1000L).text("COMPLETED");
  }

  private static void task(CsvSink row, Activity activity) {
    row.text("EMAIL").text(activity.isPositive() ? "COMPLETED" : "NOT_STARTED");
    if (activity.isPositive()) {
      row.instant(activity.at());
    } else {
      row.none();
    }
  }

  private void links(Deal deal, Activity activity, long id, int delivery) {
    long account = deal.account().number();
    link(deals.delivery(delivery), HubSpotIds.deal(deal.number()), activity, id);
    if (id % SHARED_EVERY == 0 && deal.number() > 0) {
      link(deals.delivery(delivery), HubSpotIds.deal(deal.number() - 1), activity, id);
    }
    link(contacts.delivery(delivery), HubSpotIds.contact(account * 2), activity, id);
    if (id % SHARED_EVERY == 1 && deal.account().size() > 0) {
      link(contacts.delivery(delivery), HubSpotIds.contact(account * 2 + 1), activity, id);
    }
    link(companies.delivery(delivery), HubSpotIds.company(account), activity, id);
  }

  private static void link(CsvSink row, long other, Activity activity, long id) {
    row.number(other).number(id).text(activity.kind().name());
    row.number(200 + activity.kind().ordinal()).text("HUBSPOT_DEFINED");
    row.instant(RowPlan.synced(activity.at())).end();
  }
}
