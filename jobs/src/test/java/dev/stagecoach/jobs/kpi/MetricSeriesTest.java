package dev.stagecoach.jobs.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.metric.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Five months, the last under way; the first day of each is its number times 30. */
class MetricSeriesTest {
  private static final Set<Span> SPANS =
      Set.of(
          new Span(Span.Start.YEAR_TO_DATE, 0),
          new Span(Span.Start.ALL_TO_DATE, 0),
          new Span(Span.Start.LAST_MONTHS, 3));

  private static final GrainCalendar MONTHS =
      new GrainCalendar(
          "month",
          new int[] {0, 30, 60, 90, 120},
          new int[] {-1, 0, 1, 2, 3},
          new int[] {-1, -1, -1, 0, 1},
          new boolean[] {true, true, true, true, false},
          new int[] {30, 30, 30, 30, 30},
          14,
          new SpanStarts(new int[] {0, 90}, new int[] {30}, SPANS)
              .of(new int[] {0, 30, 60, 90, 120}, new int[] {30, 30, 30, 30, 30}));

  private static final Map<String, Measure> MEASURES =
      Map.of(
          "won", measure("won", false, true),
          "quota", measure("quota", false, false),
          "pipeline", measure("pipeline", true, true));

  private static Measure measure(String name, boolean isBalance, boolean isKnownWhenAbsent) {
    return new Measure(name, "", "", true, isBalance, isKnownWhenAbsent, true, "", false, "");
  }

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

  @Test
  void aRunningTotalBeginsAnewWithEachYear() {
    MetricSeries series = series(metric("year_to_date(count(won))", null));
    series.add("whole", 0, "won", facts(1));
    series.add("whole", 30, "won", facts(2));
    series.add("whole", 90, "won", facts(4));
    series.add("whole", 120, "won", facts(8));

    assertThat(values(series.periods(place -> true)))
        .containsExactly("0=1", "30=3", "60=3", "90=4", "120=12");
  }

  @Test
  void aRunningTotalOfTheElapsedPartIsComparedWithTheSamePartBefore() {
    MetricSeries series = series(metric("all_to_date(count(won))", null));
    series.add("whole", 60, "won", facts(2));
    series.add("whole", 90, "won", facts(7));
    series.add("previous_to_date", 90, "won", facts(3));
    series.add("whole", 120, "won", facts(5));

    List<MetricSeries.Period> periods = series.periods(place -> true);

    assertThat(values(periods)).containsExactly("60=2", "90=9", "120=14");
    assertThat(value(periods.get(2).previous())).isEqualTo("5");
  }

  @Test
  void aWindowHoldsThePeriodsThatBeginInIt() {
    // Day 60 is 2 March, day 90 is 1 April, day 120 is 1 May: three months before lie the days -30,
    // 0 and 31.
    MetricSeries series = series(metric("last_months(3, count(won))", null));
    series.add("whole", 0, "won", facts(1));
    series.add("whole", 30, "won", facts(2));
    series.add("whole", 60, "won", facts(4));

    assertThat(values(series.periods(place -> true)).subList(1, 4))
        .containsExactly("30=3", "60=7", "90=4");
  }

  @Test
  void aBalanceOfASpanOpensWithItsFirstPeriod() {
    MetricSeries series = series(metric("year_to_date(opening_count(pipeline))", null));
    series.add("whole", 0, "pipeline", facts(5));
    series.add("whole", 60, "pipeline", facts(1));

    assertThat(values(series.periods(place -> true)))
        .containsExactly("0=0", "30=0", "60=0", "90=6", "120=6");
  }

  @Test
  void aQuantileIsThatOfTheShareAskedFor() {
    MetricSeries series = series(metric("quantile(won, 0.9)", null));
    series.add(
        "whole",
        90,
        "won",
        new Amounts(3, BigDecimal.ONE, BigDecimal.ONE, 3, new double[] {20, 33}));

    assertThat(values(series.periods(place -> true))).containsExactly("90=33", "120=null");
  }

  @Test
  void aMetricMadeOfAnotherTakesItsUnroundedValue() {
    Formula third = Formula.parse("1 / 3");
    MetricSeries series =
        series(
            metric(
                Formula.parse("count(won) * metric(third)")
                    .withMetrics(name -> Formula.OfMetric.of(name, third)),
                null));
    series.add("whole", 90, "won", facts(3));
    series.add("whole", 120, "won", facts(6));

    assertThat(values(series.periods(place -> true))).containsExactly("90=1", "120=2");
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
    return new MetricSeries(
        new KnownMeasures(
            MEASURES, new double[] {0.5, 0.9}, SPANS, Set.of("won", "pipeline", "quota")),
        List.of(metric),
        MONTHS);
  }

  private static BasedMetric metric(String numerator, @Nullable String denominator) {
    return metric(
        Formula.parse(numerator), denominator == null ? null : Formula.parse(denominator));
  }

  private static BasedMetric metric(Formula numerator, @Nullable Formula denominator) {
    return new BasedMetric(
        "tried", CurrencyBasis.DATED, false, numerator, denominator, null, numerator, null);
  }

  private static Amounts facts(long facts) {
    return Amounts.of(facts, BigDecimal.valueOf(100 * facts), BigDecimal.ZERO);
  }
}
