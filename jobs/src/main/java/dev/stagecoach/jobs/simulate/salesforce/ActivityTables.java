package dev.stagecoach.jobs.simulate.salesforce;

import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.deal.Activity;
import dev.stagecoach.jobs.simulate.deal.ActivityMaker;
import dev.stagecoach.jobs.simulate.deal.Deal;
import dev.stagecoach.jobs.simulate.deal.RowPlan;
import dev.stagecoach.jobs.simulate.extract.CsvSink;
import dev.stagecoach.jobs.simulate.extract.CsvTable;
import dev.stagecoach.jobs.simulate.extract.Extract;
import java.util.List;

/** Writes {@code task} (calls, emails, to-dos) and {@code event} (meetings). */
final class ActivityTables {
  private static final String TASK_COLUMNS =
      "id,who_id,what_id,account_id,owner_id,subject,status,priority,type,task_subtype,call_type,"
          + "call_disposition,call_duration_in_seconds,activity_date,completed_date_time,created_date,"
          + "last_modified_date,system_modstamp,is_closed,is_deleted,_fivetran_synced,"
          + "_fivetran_active";
  private static final String EVENT_COLUMNS =
      "id,who_id,what_id,account_id,owner_id,subject,type,event_subtype,activity_date,"
          + "activity_date_time,start_date_time,end_date_time,duration_in_minutes,no_show_c,"
          + "created_date,last_modified_date,system_modstamp,is_deleted,_fivetran_synced,"
          + "_fivetran_active";
  private static final List<String> UNANSWERED =
      List.of("No answer", "Left voicemail", "Busy", "Wrong number");
  private static final int IDS_A_DEAL = 20;

  private final SimulationOptions options;
  private final ActivityMaker maker;
  private final CsvTable tasks;
  private final CsvTable events;

  ActivityTables(SimulationOptions options, Extract extract) {
    this.options = options;
    this.maker = new ActivityMaker(options);
    this.tasks = extract.table("task", TASK_COLUMNS);
    this.events = extract.table("event", EVENT_COLUMNS);
  }

  void write(Deal deal) {
    for (Activity activity : maker.activities(deal)) {
      if (activity.kind() == Activity.Kind.MEETING) {
        event(deal, activity);
      } else {
        task(deal, activity);
      }
    }
  }

  private void task(Deal deal, Activity activity) {
    CsvSink row = tasks.delivery(options.delivery(activity.at()));
    SalesforceIds.task(row, deal.number() * IDS_A_DEAL + activity.number());
    links(row, deal, activity);
    boolean isDone = activity.kind() != Activity.Kind.TASK || activity.isPositive();
    row.text(isDone ? "Completed" : "Not Started").text("Normal");
    kind(row, activity);
    row.day(activity.dueDay());
    if (isDone) {
      row.instant(activity.at());
    } else {
      row.none();
    }
    row.instant(activity.at()).instant(activity.at()).instant(activity.at());
    row.flag(isDone).flag(false);
    row.instant(RowPlan.synced(activity.at())).flag(true).end();
  }

  private static void kind(CsvSink row, Activity activity) {
    switch (activity.kind()) {
      case CALL -> {
        row.text("Call").text("Call").text("Outbound").text(disposition(activity));
        row.number(activity.seconds());
      }
      case EMAIL -> {
        row.text("Email").text("Email").text(activity.isPositive() ? "Inbound" : "Outbound");
        row.none().none();
      }
      default -> row.text("Other").text("Task").none().none().none();
    }
  }

  private static String disposition(Activity activity) {
    return activity.isPositive()
        ? activity.number() % 3 == 0 ? "Interested" : "Connected"
        : UNANSWERED.get(activity.seconds() % UNANSWERED.size());
  }

  private void event(Deal deal, Activity activity) {
    CsvSink row = events.delivery(options.delivery(activity.at()));
    SalesforceIds.event(row, deal.number() * IDS_A_DEAL + activity.number());
    links(row, deal, activity);
    row.text("Meeting").text("Event").day(BusinessClock.day(activity.at()));
    row.instant(activity.at()).instant(activity.at());
    row.instant(activity.at() + activity.seconds() * 1000L).number(activity.seconds() / 60);
    row.flag(!activity.isPositive());
    row.instant(activity.at()).instant(activity.at()).instant(activity.at()).flag(false);
    row.instant(RowPlan.synced(activity.at())).flag(true).end();
  }

  private static void links(CsvSink row, Deal deal, Activity activity) {
    SalesforceIds.contact(row, deal.account().number() * 2);
    SalesforceIds.opportunity(row, deal.number());
    SalesforceIds.account(row, deal.account().number());
    SalesforceIds.user(row, activity.owner());
    row.text(subject(activity));
  }

  private static String subject(Activity activity) {
    return switch (activity.kind()) {
      case CALL -> "Call";
      case EMAIL -> activity.isPositive() ? "Re: our offer" : "Our offer, as discussed";
      case MEETING -> "Meeting";
      case TASK, NOTE, COMMUNICATION -> "To do";
    };
  }
}
