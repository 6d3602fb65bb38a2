package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.config.Planning.Holder;
import dev.stagecoach.common.time.PeriodGrain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The periods of every member and metric, in order. */
final class KpiHistory {
  private final Map<Series, List<KpiPeriod>> series = new HashMap<>();

  KpiHistory(Collection<KpiPeriod> periods) {
    periods.forEach(
        period ->
            series
                .computeIfAbsent(
                    new Series(period.member().holder(), period.metric(), period.grain()),
                    added -> new ArrayList<>())
                .add(period));
    series.values().forEach(list -> list.sort(Comparator.comparing(KpiPeriod::start)));
  }

  /** Each series, oldest period first. */
  Collection<List<KpiPeriod>> all() {
    return series.values();
  }

  /** What the company reached in each whole week. */
  Map<LocalDate, Double> weeks(String metric) {
    Map<LocalDate, Double> weeks = new HashMap<>();
    for (KpiPeriod week :
        series.getOrDefault(new Series(Holder.COMPANY, metric, PeriodGrain.WEEK), List.of())) {
      if (week.isComplete()) {
        weeks.put(week.start(), week.value().orElse(0));
      }
    }
    return weeks;
  }

  private record Series(Holder holder, String metric, PeriodGrain grain) {}
}
