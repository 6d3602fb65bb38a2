package dev.stagecoach.jobs.simulate.hubspot;

import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.deal.Deal;
import dev.stagecoach.jobs.simulate.deal.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * The two pipelines, whose stages have the same labels and different ids. The partner pipeline's
 * third stage was retired one day and another one took its place; deals that were in it stayed.
 */
final class Pipelines {
  static final String DEFAULT = "default";
  static final String PARTNER = "partner";
  static final String RETIRED_STAGE = "20003";
  static final String SUCCESSOR = "20008";

  static final List<String> DEFAULT_STAGES =
      List.of(
          "appointmentscheduled",
          "qualifiedtobuy",
          "presentationscheduled",
          "decisionmakerboughtin",
          "contractsent",
          "closedwon",
          "closedlost");
  static final List<String> PARTNER_STAGES =
      List.of("20001", "20002", SUCCESSOR, "20004", "20005", "20006", "20007");
  static final List<String> LABELS =
      List.of(
          "Appointment Scheduled",
          "Qualified To Buy",
          "Presentation Scheduled",
          "Decision Maker Bought-In",
          "Contract Sent",
          "Closed Won",
          "Closed Lost");

  private static final int RETIRED_POSITION = 2;

  private final long retiredAt;

  Pipelines(SimulationOptions options) {
    int days = options.untilDay() - options.startDay();
    this.retiredAt = BusinessClock.start(options.startDay() + days * 3 / 5);
  }

  long retiredAt() {
    return retiredAt;
  }

  static String pipeline(Version version) {
    return version.isPartner() ? PARTNER : DEFAULT;
  }

  /** The versions of a deal with which it came into a stage of a pipeline. */
  static List<Version> entries(Deal deal) {
    List<Version> entries = new ArrayList<>();
    Version before = deal.versions().get(0);
    for (Version version : deal.versions()) {
      boolean isMove =
          version.stage() != before.stage() || version.isPartner() != before.isPartner();
      if (entries.isEmpty() || isMove) {
        entries.add(version);
      }
      before = version;
    }
    return entries;
  }

  /** The id of the stage that a deal came into. */
  String stage(Version entry) {
    if (!entry.isPartner()) {
      return DEFAULT_STAGES.get(entry.stage());
    }
    return entry.stage() == RETIRED_POSITION && entry.at() < retiredAt
        ? RETIRED_STAGE
        : PARTNER_STAGES.get(entry.stage());
  }

  /** The id of the stage that a deal is in; {@code entries} are the deal's. */
  String stage(List<Version> entries, Version version) {
    Version entry = entries.get(0);
    for (Version candidate : entries) {
      if (candidate.at() <= version.at()) {
        entry = candidate;
      }
    }
    return stage(entry);
  }
}
