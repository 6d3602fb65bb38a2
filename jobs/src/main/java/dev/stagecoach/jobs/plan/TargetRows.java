package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The rows of mart.target_progress. */
final class TargetRows {
  private final TableContract contract;
  private final RunContext context;
  private final TargetBook book;
  private final KpiHistory history;
  private final BusinessCalendar calendar;
  private final Map<String, MetricNature> natures;
  private final Map<String, SeasonalPace> paces = new HashMap<>();

  TargetRows(TableContract contract, RunContext context, TargetBook book, KpiHistory history) {
    this.contract = contract;
    this.context = context;
    this.book = book;
    this.history = history;
    this.calendar = context.config().business().calendar();
    this.natures = MetricNature.of(context.config());
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (List<KpiPeriod> series : history.all()) {
      @Nullable MetricNature nature = natures.get(series.get(0).metric());
      List<Double> past = new ArrayList<>();
      for (KpiPeriod kpi : series) {
        if (nature != null) {
          targets(kpi, nature).forEach(target -> rows.add(row(kpi, target, nature, past)));
        }
        if (kpi.isComplete()) {
          kpi.value().ifPresent(past::add);
        }
      }
    }
    return rows;
  }

  private List<PeriodTarget> targets(KpiPeriod kpi, MetricNature nature) {
    List<PeriodTarget> targets = new ArrayList<>();
    book.of(kpi.member().holder(), kpi.metric(), period(kpi), nature.isFlow())
        .ifPresent(targets::add);
    boolean isQuota = TargetProgressTable.OF_QUOTAS.contains(kpi.metric());
    if (isQuota && kpi.quota().isPresent()) {
      double quota = kpi.quota().orElseThrow();
      targets.add(new PeriodTarget(QuotaTargets.NAME, quota, quota, OptionalDouble.empty()));
    }
    return targets;
  }

  private Row row(KpiPeriod kpi, PeriodTarget target, MetricNature nature, List<Double> past) {
    TargetProgress progress = progress(kpi, target, nature);
    Realism realism = Realism.of(target.fullValue(), past, nature.isMoreBetter());
    KpiPeriod.Member member = kpi.member();
    return new NamedRow()
        .with("target_name", target.name())
        .with("level", member.holder().level())
        .with("member_id", member.holder().memberId())
        .with("team_id", member.teamId())
        .with("team_name", member.teamName())
        .with("team_depth", member.teamDepth())
        .with("rep_id", member.repId())
        .with("rep_name", member.repName())
        .with("metric", kpi.metric())
        .with("period_grain", kpi.grain().label())
        .with("period_start", kpi.start())
        .with("period_end", period(kpi).end())
        .with("is_complete", kpi.isComplete())
        .number("actual", kpi.value())
        .number("target", target.value())
        .number("below_target", target.below())
        .number("attainment", progress.attainment())
        .with("is_met", isMet(kpi.value(), target.value(), nature).orElse(null))
        .number("expected_by_now", progress.expectedByNow())
        .with("pace_basis", progress.basis().label())
        .with("pace_years", progress.paceYears())
        .number("projection", progress.projection())
        .with("past_periods", realism.pastPeriods())
        .number("target_percentile", realism.percentile())
        .number("reached_before", realism.reachedBefore())
        .with("realism", realism.verdict().label())
        .with("as_of", context.asOf())
        .in(contract);
  }

  private TargetProgress progress(KpiPeriod kpi, PeriodTarget target, MetricNature nature) {
    if (kpi.isComplete()) {
      return TargetProgress.ofWhole(kpi.value(), target.value());
    }
    if (!nature.isFlow()) {
      return TargetProgress.ofLevel(kpi.value(), target.value());
    }
    LocalDate today = context.asOfOn().plusDays(1);
    return TargetProgress.underWay(
        kpi.value(),
        target.value(),
        paces
            .computeIfAbsent(
                kpi.metric(), metric -> SeasonalPace.of(calendar, history.weeks(metric)))
            .by(today, period(kpi)));
  }

  private static Optional<Boolean> isMet(
      OptionalDouble actual, double target, MetricNature nature) {
    return actual.isEmpty()
        ? Optional.empty()
        : Optional.of(
            nature.isMoreBetter()
                ? actual.orElseThrow() >= target
                : actual.orElseThrow() <= target);
  }

  private Period period(KpiPeriod kpi) {
    return calendar.periodOf(kpi.start(), kpi.grain());
  }
}
