package dev.stagecoach.jobs.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Five months, the last under way; the first day of each is its number times 30. */
class MetricSeriesTest {
  private static final GrainCalendar MONTHS =
      new GrainCalendar(
          "month",
          new int[] {0, 30, 60, 90, 120},
          new int[] {-1, 0, 1, 2, 3},
          new int[] {-1, -1, -1, 0, 1},
          new boolean[] {true, true, true, true, false},
          new int[] {30, 30, 30, 30, 30},
          14);

  private static final Map<String, Measure> MEASURES =
      Map.of(
          "won", new Measure("won", "", "deals", false, false, true),
          "quota", new Measure("quota", "", "currency", true, false, false),
          "pipeline", new Measure("pipeline", "", "currency", true, true, true));

  @Test
  void periodsWithoutFactsArePresentFromTheFirstFactOn() {
    MetricSeries series = series(metric("count(won)", null));
    series.add("whole", 30, "won", facts(2));

    assertThat(values(series.periods(place -> true)))
        .containsExactly("30=2", "60=0", "90=0", "120=0");
  }

  @Test
  void aMemberWhoIsGoneHasNoRowsAfterTheLastFact() {
    MetricSeries series = series(metric("count(won)", null));
    series.add("whole", 30, "won", facts(2));
    series.add("whole", 60, "won", facts(1));

    assertThat(values(series.periods(place -> false))).containsExactly("30=2", "60=1");
  }

  @Test
  void aMemberWhoIsGoneHasRowsWhileHoldingSomething() {
    MetricSeries series = series(metric("count(pipeline)", null));
    series.add("whole", 30, "pipeline", facts(2));
    series.add("whole", 90, "pipeline", facts(-2));

    assertThat(values(series.periods(place -> false))).containsExactly("30=2", "60=2", "90=0");
  }

  @Test
  void aBalanceOpensWithWhatThePeriodBeforeClosedWith() {
    MetricSeries series = series(metric("opening_count(pipeline)", null));
    series.add("whole", 0, "pipeline", facts(5));
    series.add("whole", 30, "pipeline", facts(-2));

    assertThat(values(series.periods(place -> true)))
        .containsExactly("0=0", "30=5", "60=3", "90=3", "120=3");
  }

  @Test
  void aRatioWithoutDenominatorHasNoValue() {
    MetricSeries series = series(metric("count(won)", "count(pipeline)"));
    series.add("whole", 90, "won", facts(2));

    assertThat(values(series.periods(place -> true))).containsExactly("90=null", "120=null");
  }

  @Test
  void aQuotaThatNobodySetIsUnknownAndNotZero() {
    MetricSeries series = series(metric("sum(quota)", null));
    series.add("whole", 60, "quota", facts(1));
    series.add("whole", 90, "won", facts(1));

    assertThat(values(series.periods(place -> true)))
        .containsExactly("60=100", "90=null", "120=null");
  }

  @Test
  void trap40ThePeriodUnderWayIsComparedWithTheSameElapsedPart() {
    MetricSeries series = series(metric("count(won)", null));
    series.add("whole", 30, "won", facts(9));
    series.add("year_ago_to_date", 30, "won", facts(4));
    series.add("whole", 90, "won", facts(7));
    series.add("previous_to_date", 90, "won", facts(3));
    series.add("whole", 120, "won", facts(5));

    List<MetricSeries.Period> periods = series.periods(place -> true);

    assertThat(periods)
        .extracting(
            period ->
                period.start() + ": " + value(period.previous()) + " " + value(period.yearAgo()))
        .containsExactly("30: - -", "60: 9 -", "90: 0 -", "120: 3 4");
  }

  private static String value(List<BasedMetric.Found> earlier) {
    return earlier.isEmpty() ? "-" : shown(earlier.get(0).value());
  }

  private static List<String> values(List<MetricSeries.Period> periods) {
    return periods.stream()
        .map(period -> period.start() + "=" + shown(period.found().get(0).value()))
        .toList();
  }

  private static String shown(@Nullable BigDecimal value) {
    return value == null ? "null" : value.stripTrailingZeros().toPlainString();
  }

  private static MetricSeries series(BasedMetric metric) {
    return new MetricSeries(MEASURES, List.of(metric), MONTHS);
  }

  private static BasedMetric metric(String numerator, @Nullable String denominator) {
    return new BasedMetric(
        "tried",
        CurrencyBasis.DATED,
        false,
        Formula.parse(numerator),
        denominator == null ? null : Formula.parse(denominator),
        null,
        Formula.parse(numerator),
        null);
  }

  private static Amounts facts(long facts) {
    return new Amounts(
        facts, BigDecimal.valueOf(100 * facts), BigDecimal.ZERO, 0, OptionalDouble.empty());
  }
}
