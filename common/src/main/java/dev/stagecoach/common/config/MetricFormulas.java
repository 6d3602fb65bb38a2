package dev.stagecoach.common.config;

import dev.stagecoach.common.metric.Formula;
import java.util.Map;
import java.util.Optional;

/**
 * The formulas of one metric.
 *
 * @param block where they are written, for what is to be said of them
 * @param byKey by their settings
 */
record MetricFormulas(String metric, Settings block, Map<String, Formula> byKey) {

  Optional<Formula> of(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The setting under which a formula was written: a quotient is kept as its parts. */
  String writtenAs(String key) {
    return block.has(key) ? key : block.has("conversion") ? "conversion" : MetricReader.VALUE;
  }

  /** What the metric's value is. */
  Optional<Formula> whole() {
    return of(MetricReader.VALUE)
        .or(
            () ->
                of(MetricReader.NUMERATOR)
                    .map(above -> Formula.quotient(above, of(MetricReader.DENOMINATOR))));
  }
}
