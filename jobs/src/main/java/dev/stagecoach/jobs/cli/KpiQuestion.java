package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.time.Period;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which row of mart.kpi is meant.
 *
 * @param atEvent whether who had it then is credited, else who has it now
 * @param asOf the first instant that is not known
 */
record KpiQuestion(Member member, String segment, boolean atEvent, Period period, Instant asOf) {

  String attribution() {
    return atEvent ? "event" : "current";
  }

  /** The values of the parameters by which {@code mart.kpi} is asked. */
  Map<String, Object> parameters(String metric) {
    return Map.of(
        "metric", metric,
        "level", member.level(),
        "member_id", member.id(),
        "segment", segment,
        "attribution", attribution(),
        "period_grain", period.grain().label(),
        "period_start", period.start());
  }

  /** Who is credited. */
  record Member(String level, String id, String name) {
    static final Member COMPANY = new Member("company", "(company)", "");

    static Member of(String level, Map<String, @Nullable Object> row) {
      return new Member(level, String.valueOf(row.get("id")), String.valueOf(row.get("name")));
    }
  }
}
