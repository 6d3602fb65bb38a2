package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.time.Period;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The KPIs of a report, to be looked up. */
final class KpiBook {
  private final Map<List<Object>, Kpi> pages;

  KpiBook(Collection<Kpi> kpis) {
    pages =
        kpis.stream()
            .collect(
                Collectors.toMap(
                    kpi -> key(kpi.member(), kpi.metric(), kpi.grain(), kpi.start()),
                    Function.identity()));
  }

  /** One metric of a member in a period. */
  Optional<Kpi> find(Member member, String metric, Period period) {
    return Optional.ofNullable(
        pages.get(key(member.id(), metric, period.grain().label(), period.start())));
  }

  /** Its value; null where it is not known. */
  @Nullable BigDecimal value(Member member, String metric, Period period) {
    return find(member, metric, period).map(Kpi::value).orElse(null);
  }

  /** Its value in each period; null where it is not known. */
  List<@Nullable BigDecimal> values(Member member, String metric, List<Period> periods) {
    Stream<@Nullable BigDecimal> values =
        periods.stream().map(period -> value(member, metric, period));
    return values.toList();
  }

  /** Whether anything is known of a metric of a member. */
  boolean knows(Member member, String metric, List<Period> periods) {
    return periods.stream().anyMatch(period -> value(member, metric, period) != null);
  }

  private static List<Object> key(String member, String metric, String grain, Object start) {
    return List.of(member, metric, grain, start);
  }
}
