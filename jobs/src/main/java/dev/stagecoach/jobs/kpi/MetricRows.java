package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.sql.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.Tuple4;

/**
 * Turns cells of measures into the rows of mart.kpi, one series (member, segment, attribution) at a
 * time.
 */
final class MetricRows
    implements FlatMapFunction<
        Iterator<Tuple2<Tuple4<String, String, String, String>, SeriesCells>>, Object[]> {
  private static final long serialVersionUID = 1L;
  private static final int PRECISION = 28;

  /** The columns of a row behind those that say whose it is. */
  private static final int METRIC_COLUMNS = 11;

  private final KnownMeasures measures;
  private final List<BasedMetric> metrics;
  private final CellNumbers numbers;
  private final MetricCalendars calendars;
  private final MemberLabels labels;
  private final long asOfMicros;

  MetricRows(
      KnownMeasures measures,
      List<BasedMetric> metrics,
      MetricCalendars calendars,
      MemberLabels labels,
      long asOfMicros) {
    this.measures = measures;
    this.metrics = metrics;
    this.numbers =
        new CellNumbers(
            List.copyOf(calendars.byGrain().keySet()), List.copyOf(measures.byName().keySet()));
    this.calendars = calendars;
    this.labels = labels;
    this.asOfMicros = asOfMicros;
  }

  /** The numbers by which cells have to name what they are of. */
  CellNumbers numbers() {
    return numbers;
  }

  @Override
  public Iterator<Object[]> call(
      Iterator<Tuple2<Tuple4<String, String, String, String>, SeriesCells>> parts) {
    return new SeriesIterator(parts);
  }

  /** Gives the rows of one series, and goes on to the next. */
  private final class SeriesIterator implements Iterator<Object[]> {
    private final Texts texts = new Texts();
    private final UTF8String[] names = texts.all(metrics, BasedMetric::name);
    private final UTF8String[] bases = texts.all(metrics, metric -> metric.basis().label());
    private final Iterator<Map.Entry<Tuple4<String, String, String, String>, List<SeriesCells>>>
        series;
    private Iterator<Object[]> ready = Collections.emptyIterator();

    SeriesIterator(Iterator<Tuple2<Tuple4<String, String, String, String>, SeriesCells>> parts) {
      Map<Tuple4<String, String, String, String>, List<SeriesCells>> bySeries =
          new LinkedHashMap<>();
      while (parts.hasNext()) {
        Tuple2<Tuple4<String, String, String, String>, SeriesCells> part = parts.next();
        bySeries.computeIfAbsent(part._1(), added -> new ArrayList<>()).add(part._2());
      }
      series = bySeries.entrySet().iterator();
    }

    @Override
    public boolean hasNext() {
      while (!ready.hasNext() && series.hasNext()) {
        Map.Entry<Tuple4<String, String, String, String>, List<SeriesCells>> next = series.next();
        ready = rows(next.getKey(), next.getValue());
        // What has been worked out need not stay in memory.
        series.remove();
      }
      return ready.hasNext();
    }

    @Override
    public Object[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.next();
    }

    private Iterator<Object[]> rows(
        Tuple4<String, String, String, String> name, List<SeriesCells> parts) {
      Map<String, MetricSeries> byGrain = new TreeMap<>();
      parts.forEach(part -> part.each(cell -> add(cell, byGrain)));
      return byGrain.entrySet().stream()
          .flatMap(entry -> rows(name, entry.getKey(), entry.getValue()))
          .iterator();
    }

    private Stream<Object[]> rows(
        Tuple4<String, String, String, String> name, String grain, MetricSeries facts) {
      String level = name._2();
      String member = name._3();
      int[] labelAt = labels.of(level, member, grain);
      return facts.periods(place -> calendars.isThere(level, member, grain, place)).stream()
          .filter(period -> period.place() < labelAt.length && labelAt[period.place()] >= 0)
          .flatMap(
              period -> {
                @Nullable Object[] axes =
                    axes(name, grain, period, labels.labels().get(labelAt[period.place()]));
                return IntStream.range(0, metrics.size())
                    .mapToObj(metric -> row(axes, period, metric));
              });
    }

    private @Nullable Object[] axes(
        Tuple4<String, String, String, String> name,
        String grain,
        MetricSeries.Period period,
        MemberLabels.Label label) {
      return new Object[] {
        texts.of(grain),
        period.start(),
        texts.of(name._2()),
        texts.of(name._3()),
        text(label.teamId()),
        text(label.teamName()),
        label.teamDepth(),
        text(label.repId()),
        text(label.repName()),
        texts.of(name._4()),
        texts.of(name._1()),
        asOfMicros
      };
    }

    private @Nullable UTF8String text(@Nullable String text) {
      return text == null ? null : texts.of(text);
    }

    private @Nullable Object[] row(@Nullable Object[] axes, MetricSeries.Period period, int place) {
      BasedMetric.Found found = period.found().get(place);
      @Nullable Object[] row = Arrays.copyOf(axes, axes.length + METRIC_COLUMNS);
      int at = axes.length;
      row[at++] = names[place];
      row[at++] = bases[place];
      row[at++] = period.isComplete();
      row[at++] = part(found.numerator());
      row[at++] = part(found.denominator());
      row[at++] = value(found.value());
      row[at++] = found.sampleSize();
      row[at++] = part(found.target());
      row[at++] = value(found.attainment());
      row[at++] = value(valueAt(period.previous(), place));
      row[at] = value(valueAt(period.yearAgo(), place));
      return row;
    }
  }

  private void add(SeriesCells.MeasuredCell cell, Map<String, MetricSeries> byGrain) {
    String grain = numbers.grains().get(cell.grain());
    GrainCalendar calendar = Objects.requireNonNull(calendars.byGrain().get(grain));
    byGrain
        .computeIfAbsent(grain, added -> new MetricSeries(measures, metrics, calendar))
        .add(
            MetricSeries.KINDS.get(cell.kind()),
            cell.periodStart(),
            numbers.measures().get(cell.measure()),
            cell.amounts());
  }

  private static @Nullable Decimal part(@Nullable BigDecimal part) {
    return decimal(part, BasedMetric.PART_PLACES);
  }

  private static @Nullable Decimal value(@Nullable BigDecimal value) {
    return decimal(value, BasedMetric.VALUE_PLACES);
  }

  private static @Nullable Decimal decimal(@Nullable BigDecimal number, int places) {
    return number == null ? null : Decimal.apply(number, PRECISION, places);
  }

  private static @Nullable BigDecimal valueAt(List<BasedMetric.Found> earlier, int place) {
    return earlier.isEmpty() ? null : earlier.get(place).value();
  }
}
