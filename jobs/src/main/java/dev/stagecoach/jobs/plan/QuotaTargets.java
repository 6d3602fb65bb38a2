package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.config.NearestNames;
import dev.stagecoach.common.config.Origin;
import dev.stagecoach.common.config.Planning.Holder;
import dev.stagecoach.common.config.Planning.Target;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.DateRange;
import dev.stagecoach.common.time.PeriodGrain;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * Quotas of other metrics than the two that mart.kpi holds itself, as targets of the one period
 * that they are for.
 *
 * @param metrics the names that there are
 */
record QuotaTargets(BusinessCalendar calendar, Set<String> metrics) {
  /** The name of every target that was delivered as a quota. */
  static final String NAME = "(quota)";

  static final String[] COLUMNS = {
    "rep_id", "team_id", "metric", "valid_from_on", "valid_to_on", "effective_value"
  };

  private static final Origin ORIGIN = new Origin("core.quota", 0);

  List<Target> of(Collection<Row> quotas) {
    return quotas.stream().map(this::target).toList();
  }

  private Target target(Row quota) {
    String metric = quota.getString(2);
    Holder holder =
        quota.isNullAt(0) ? Holder.team(quota.getString(1)) : Holder.rep(quota.getString(0));
    DateRange days = new DateRange(quota.getDate(3).toLocalDate(), quota.getDate(4).toLocalDate());
    if (!metrics.contains(metric)) {
      throw refused(holder, metric, days, "is of no metric", NearestNames.remedy(metric, metrics));
    }
    return new Target(
        NAME,
        NAME,
        holder,
        metric,
        grain(days)
            .orElseThrow(
                () ->
                    refused(
                        holder,
                        metric,
                        days,
                        "is for no period",
                        "let it begin and end with a month, quarter or year")),
        quota.getDecimal(5),
        Optional.of(days.start()),
        Optional.of(days.end()),
        ORIGIN);
  }

  private Optional<PeriodGrain> grain(DateRange days) {
    return TargetProgressTable.GRAINS.stream()
        .filter(grain -> calendar.periodOf(days.start(), grain).days().equals(days))
        .findFirst();
  }

  private static StagecoachException refused(
      Holder holder, String metric, DateRange days, String what, String remedy) {
    return new StagecoachException(
        ExitCode.QUALITY_GATE,
        "The quota of %s %s of '%s' from %s to %s in core.quota %s; %s."
            .formatted(
                holder.level(),
                holder.memberId(),
                metric,
                days.start(),
                days.end(),
                what,
                remedy.replaceAll("\\?$", "")));
  }
}
