package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.metric.Metric;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A metric at one way of converting money. */
record BasedMetric(
    String name,
    CurrencyBasis basis,
    boolean isMoney,
    @Nullable Formula numerator,
    @Nullable Formula denominator,
    @Nullable Formula direct,
    Formula sampleSize,
    @Nullable Formula target)
    implements Serializable {
  static final int PART_PLACES = 6;
  static final int VALUE_PLACES = 8;
  private static final int CENT_PLACES = 2;

  /** Each metric dated, and constant too where money is in it. */
  static List<BasedMetric> of(List<Metric> metrics, Map<String, Measure> measures) {
    return metrics.stream()
        .flatMap(
            metric ->
                metric.holdsMoney(measures)
                    ? Stream.of(of(metric, CurrencyBasis.DATED), of(metric, CurrencyBasis.CONSTANT))
                    : Stream.of(of(metric, CurrencyBasis.DATED)))
        .toList();
  }

  private static BasedMetric of(Metric metric, CurrencyBasis basis) {
    return new BasedMetric(
        metric.name(),
        basis,
        metric.isMoney(),
        metric.numerator().orElse(null),
        metric.denominator().orElse(null),
        metric.value().orElse(null),
        metric.sampleSize(),
        metric.target().orElse(null));
  }

  /**
   * The metric's parts and value in a range of days.
   *
   * @param known what is known of measures there, in this metric's currency basis
   */
  Found in(Formula.Known known) {
    @Nullable BigDecimal above = exact(numerator, known);
    @Nullable BigDecimal below = exact(denominator, known);
    if (below != null && below.signum() == 0) {
      below = null;
    }
    return new Found(
        part(above),
        part(below),
        value(above, below, known),
        sampleSize.value(known).map(BigDecimal::longValue).orElse(0L),
        part(exact(target, known)));
  }

  private @Nullable BigDecimal value(
      @Nullable BigDecimal above, @Nullable BigDecimal below, Formula.Known known) {
    int places = isMoney ? CENT_PLACES : VALUE_PLACES;
    if (direct != null) {
      return direct.value(known).map(found -> rounded(found, places)).orElse(null);
    }
    if (above == null) {
      return null;
    }
    if (denominator == null) {
      return rounded(above, places);
    }
    return below == null ? null : above.divide(below, places, RoundingMode.HALF_UP);
  }

  private static @Nullable BigDecimal exact(@Nullable Formula formula, Formula.Known known) {
    return Optional.ofNullable(formula).flatMap(found -> found.value(known)).orElse(null);
  }

  private static @Nullable BigDecimal part(@Nullable BigDecimal exact) {
    return exact == null ? null : rounded(exact, PART_PLACES);
  }

  private static BigDecimal rounded(BigDecimal number, int places) {
    return number.setScale(places, RoundingMode.HALF_UP);
  }

  /** What a metric is in one range of days. */
  record Found(
      @Nullable BigDecimal numerator,
      @Nullable BigDecimal denominator,
      @Nullable BigDecimal value,
      long sampleSize,
      @Nullable BigDecimal target) {

    @Nullable BigDecimal attainment() {
      return value == null || target == null || target.signum() == 0
          ? null
          : value.divide(target, VALUE_PLACES, RoundingMode.HALF_UP);
    }
  }
}
