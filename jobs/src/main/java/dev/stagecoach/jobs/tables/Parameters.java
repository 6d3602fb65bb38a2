package dev.stagecoach.jobs.tables;

import dev.stagecoach.common.config.Activities;
import dev.stagecoach.common.config.Business;
import dev.stagecoach.common.config.SuiteConfig;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The values of the {@code :parameters} that queries may name. */
public final class Parameters {
  private Parameters() {}

  /**
   * All parameters of a run.
   *
   * <p>{@code as_of} is the first instant that is not known any more; {@code as_of_on} is the last
   * business day of which anything is known; {@code teams_from} is the only source that tells
   * teams, empty where every source does.
   */
  public static Map<String, Object> of(SuiteConfig config, Instant asOf) {
    Map<String, Object> parameters = new TreeMap<>(of(config.business(), asOf));
    parameters.putAll(of(config.activities()));
    parameters.put("teams_from", config.teams().from().orElse(""));
    parameters.put("cuts", label(config.marts().cuts()));
    parameters.put("publishes_days", config.marts().days());
    return parameters;
  }

  private static Map<String, Object> of(Activities activities) {
    return Map.ofEntries(
        Map.entry("conversation_seconds", activities.conversationSeconds()),
        Map.entry("reply_days", activities.replyDays()),
        Map.entry("meeting_days", activities.meetingDays()),
        Map.entry("opportunity_days", activities.opportunityDays()),
        Map.entry("prospect_days", activities.prospectDays()),
        Map.entry("sale_days", activities.saleDays()),
        Map.entry("opportunity_stage", activities.opportunityStage().orElse("")));
  }

  /** The parameters that follow from the business alone. */
  static Map<String, Object> of(Business business, Instant asOf) {
    LocalDate lastKnown = LocalDate.ofInstant(asOf.minusNanos(1), business.timeZone());
    return Map.ofEntries(
        Map.entry("as_of", asOf),
        Map.entry("as_of_on", lastKnown),
        Map.entry("business_zone", business.timeZone().getId()),
        Map.entry("reporting_currency", business.reportingCurrency()),
        Map.entry("constant_rate_on", business.constantRateOn().orElse(lastKnown)),
        Map.entry("close_date_rule", label(business.closeDate())),
        Map.entry("ping_pong_seconds", business.pingPongSeconds()),
        Map.entry("zero_amount_deals", label(business.zeroAmountDeals())),
        Map.entry("negative_cycle_deals", label(business.negativeCycleDeals())));
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
