package dev.stagecoach.common.config;

import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Formula.OfMetric;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the formulas of metrics where others name them; a metric cannot be made of itself. */
final class MetricJoiner {
  private final SortedMap<String, MetricFormulas> written;
  private final Map<String, MetricFormulas> joined = new HashMap<>();
  private final Deque<String> underWay = new ArrayDeque<>();

  MetricJoiner(SortedMap<String, MetricFormulas> written) {
    this.written = written;
  }

  /** A metric's formulas with those of the metrics that they name. */
  MetricFormulas joined(String name) {
    MetricFormulas known = joined.get(name);
    if (known != null) {
      return known;
    }
    MetricFormulas own = Objects.requireNonNull(written.get(name), name);
    underWay.addLast(name);
    Map<String, Formula> formulas = new TreeMap<>();
    own.byKey()
        .forEach(
            (key, formula) ->
                formulas.put(key, formula.withMetrics(other -> other(own, key, other))));
    underWay.removeLast();
    MetricFormulas found = new MetricFormulas(name, own.block(), formulas);
    joined.put(name, found);
    return found;
  }

  private Formula other(MetricFormulas from, String key, String name) {
    Settings block = from.block();
    String setting = from.writtenAs(key);
    if (!written.containsKey(name)) {
      block.dangling(
          setting,
          "asks for metric(%s), which is no metric".formatted(name),
          NearestNames.remedy(name, written.keySet()));
      return new Formula.Constant(BigDecimal.ONE);
    }
    if (underWay.contains(name)) {
      block.fault(
          setting,
          "asks for metric(%s), which is made of it: %s".formatted(name, circle(name)),
          "take one of these out of another");
      return new Formula.Constant(BigDecimal.ONE);
    }
    return joined(name)
        .whole()
        .<Formula>map(whole -> OfMetric.of(name, whole))
        .orElseGet(() -> new Formula.Constant(BigDecimal.ONE));
  }

  private String circle(String name) {
    List<String> circle = new ArrayList<>(underWay);
    List<String> inside = circle.subList(circle.indexOf(name), circle.size());
    return String.join(" of ", inside) + " of " + name;
  }
}
