package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.cube.Decimals;
import dev.stagecoach.common.sql.NamesInOrder;
import dev.stagecoach.common.sql.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Turns cells of measures into the rows of mart.kpi, one series (member, segment, attribution,
 * grain) at a time, in the order of what names the series.
 */
final class MetricRows
    implements FlatMapFunction<Iterator<Tuple2<List<String>, SeriesCells>>, Object[]> {
  private static final long serialVersionUID = 1L;
  private static final int PRECISION = 28;
  private static final int LEVEL = PackedCells.SERIES.indexOf("level");
  private static final int GRAIN = PackedCells.SERIES.indexOf("period_grain");
  private static final int ATTRIBUTION = PackedCells.SERIES.indexOf("attribution");
  private static final int SEGMENT = PackedCells.SERIES.indexOf("segment");
  private static final int MEMBER = PackedCells.SERIES.indexOf("member_id");

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
    this.numbers = new CellNumbers(List.copyOf(measures.byName().keySet()));
    this.calendars = calendars;
    this.labels = labels;
    this.asOfMicros = asOfMicros;
  }

  /** The numbers by which cells have to name what they are of. */
  CellNumbers numbers() {
    return numbers;
  }

  @Override
  public Iterator<Object[]> call(Iterator<Tuple2<List<String>, SeriesCells>> parts) {
    return new SeriesIterator(parts);
  }

  /** Gives the rows of one series, and goes on to the next. */
  private final class SeriesIterator implements Iterator<Object[]> {
    private final Texts texts = new Texts();
    private final UTF8String[] names = texts.all(metrics, BasedMetric::name);
    private final UTF8String[] bases = texts.all(metrics, metric -> metric.basis().label());
    private final NavigableMap<List<String>, List<SeriesCells>> series =
        new TreeMap<>(NamesInOrder.FIRST_TO_LAST);
    private Iterator<Object[]> ready = Collections.emptyIterator();

    SeriesIterator(Iterator<Tuple2<List<String>, SeriesCells>> parts) {
      while (parts.hasNext()) {
        Tuple2<List<String>, SeriesCells> part = parts.next();
        series.computeIfAbsent(part._1(), added -> new ArrayList<>()).add(part._2());
      }
    }

    @Override
    public boolean hasNext() {
      while (!ready.hasNext() && !series.isEmpty()) {
        // What has been worked out need not stay in memory.
        Map.Entry<List<String>, List<SeriesCells>> next = series.pollFirstEntry();
        ready = rows(next.getKey(), next.getValue());
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

    private Iterator<Object[]> rows(List<String> name, List<SeriesCells> parts) {
      String level = name.get(LEVEL);
      String grain = name.get(GRAIN);
      String member = name.get(MEMBER);
      @Nullable GrainCalendar calendar = calendars.byGrain().get(grain);
      if (calendar == null) {
        return Collections.emptyIterator();
      }
      int[] labelAt = labels.of(level, member, grain);
      return periods(parts, calendar, place -> calendars.isThere(level, member, grain, place))
          .filter(period -> period.place() < labelAt.length && labelAt[period.place()] >= 0)
          .flatMap(
              period -> {
                @Nullable Object[] axes =
                    axes(name, period, labels.labels().get(labelAt[period.place()]));
                return IntStream.range(0, metrics.size())
                    .mapToObj(metric -> row(axes, period, metric));
              })
          .iterator();
    }

    private @Nullable Object[] axes(
        List<String> name, MetricSeries.Period period, MemberLabels.Label label) {
      return new Object[] {
        texts.of(name.get(GRAIN)),
        period.start(),
        texts.of(name.get(LEVEL)),
        texts.of(name.get(MEMBER)),
        text(label.teamId()),
        text(label.teamName()),
        label.teamDepth(),
        text(label.repId()),
        text(label.repName()),
        texts.of(name.get(SEGMENT)),
        texts.of(name.get(ATTRIBUTION)),
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

  private Stream<MetricSeries.Period> periods(
      List<SeriesCells> parts, GrainCalendar calendar, IntPredicate isThere) {
    MetricSeries series = new MetricSeries(measures, metrics, calendar);
    parts.forEach(
        part ->
            part.each(
                cell ->
                    series.add(
                        MetricSeries.KINDS.get(cell.kind()),
                        cell.periodStart(),
                        numbers.measures().get(cell.measure()),
                        cell.amounts())));
    return series.periods(isThere).stream();
  }

  private static @Nullable Decimal part(@Nullable BigDecimal part) {
    return decimal(part, BasedMetric.PART_PLACES);
  }

  private static @Nullable Decimal value(@Nullable BigDecimal value) {
    return decimal(value, BasedMetric.VALUE_PLACES);
  }

  private static @Nullable Decimal decimal(@Nullable BigDecimal number, int places) {
    return number == null ? null : Decimals.of(number, PRECISION, places);
  }

  private static @Nullable BigDecimal valueAt(List<BasedMetric.Found> earlier, int place) {
    return earlier.isEmpty() ? null : earlier.get(place).value();
  }
}
