package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.sql.KeptRow;
import dev.stagecoach.common.sql.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Turns cells of measures into rows of metrics, one series (member, segment, attribution) at a
 * time: the cells of a series follow one another.
 */
final class MetricRows implements FlatMapFunction<Iterator<KeptRow>, Object[]> {
  private static final long serialVersionUID = 1L;
  private static final int PRECISION = 28;

  /** What names a series. */
  static final List<String> SERIES = List.of("attribution", "level", "member_id", "segment");

  private static final DataType PART =
      DataTypes.createDecimalType(PRECISION, BasedMetric.PART_PLACES);
  private static final DataType VALUE =
      DataTypes.createDecimalType(PRECISION, BasedMetric.VALUE_PLACES);

  private static final double[] UNRANKED = {};

  private final KnownMeasures measures;
  private final List<BasedMetric> metrics;
  private final MetricCalendars calendars;

  MetricRows(KnownMeasures measures, List<BasedMetric> metrics, MetricCalendars calendars) {
    this.measures = measures;
    this.metrics = metrics;
    this.calendars = calendars;
  }

  /** The columns that a cell must have, in order, as expressions over core.kpi_cell. */
  static List<String> cellColumns() {
    return Stream.concat(
            SERIES.stream(),
            Stream.of(
                "period_grain",
                "range_kind",
                "unix_date(period_start) as period_start",
                "measure",
                "facts",
                "quantity_dated",
                "quantity_constant",
                "distinct_values",
                "quantiles"))
        .toList();
  }

  /** The columns of the rows made. */
  static StructType schema() {
    List<StructField> fields = new ArrayList<>();
    SERIES.forEach(column -> fields.add(field(column, DataTypes.StringType)));
    fields.add(field("period_grain", DataTypes.StringType));
    fields.add(field("period_start", DataTypes.DateType));
    fields.add(field("is_complete", DataTypes.BooleanType));
    fields.add(field("metric", DataTypes.StringType));
    fields.add(field("currency_basis", DataTypes.StringType));
    fields.add(field("numerator", PART));
    fields.add(field("denominator", PART));
    fields.add(field("value", VALUE));
    fields.add(field("sample_size", DataTypes.LongType));
    fields.add(field("target", PART));
    fields.add(field("attainment", VALUE));
    fields.add(field("previous_value", VALUE));
    fields.add(field("year_ago_value", VALUE));
    return DataTypes.createStructType(fields);
  }

  private static StructField field(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  @Override
  public Iterator<Object[]> call(Iterator<KeptRow> cells) {
    return new SeriesIterator(cells);
  }

  /** Reads the cells of one series, gives its rows, and goes on to the next. */
  private final class SeriesIterator implements Iterator<Object[]> {
    private final Iterator<KeptRow> cells;
    private final Texts texts = new Texts();
    private @Nullable KeptRow pending;
    private Iterator<Object[]> ready = Collections.emptyIterator();

    SeriesIterator(Iterator<KeptRow> cells) {
      this.cells = cells;
      pending = cells.hasNext() ? cells.next() : null;
    }

    @Override
    public boolean hasNext() {
      while (!ready.hasNext() && pending != null) {
        ready = nextSeries(pending);
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

    private Iterator<Object[]> nextSeries(KeptRow first) {
      UTF8String[] series = new UTF8String[SERIES.size()];
      Arrays.setAll(series, column -> first.text(column).copy());
      Map<String, MetricSeries> byGrain = new TreeMap<>();
      @Nullable KeptRow cell = first;
      while (cell != null && isOfSeries(cell, series)) {
        add(cell, byGrain);
        cell = cells.hasNext() ? cells.next() : null;
      }
      pending = cell;
      return byGrain.entrySet().stream()
          .flatMap(entry -> rows(series, entry.getKey(), entry.getValue()))
          .iterator();
    }

    private static boolean isOfSeries(KeptRow cell, UTF8String[] series) {
      // The member tells most series apart, so it is compared first.
      return cell.text(2).equals(series[2])
          && cell.text(3).equals(series[3])
          && cell.text(0).equals(series[0])
          && cell.text(1).equals(series[1]);
    }

    private Stream<Object[]> rows(UTF8String[] series, String grain, MetricSeries facts) {
      String level = series[1].toString();
      String member = series[2].toString();
      return facts.periods(place -> calendars.isThere(level, member, grain, place)).stream()
          .flatMap(
              period ->
                  IntStream.range(0, metrics.size())
                      .mapToObj(metric -> row(series, texts.of(grain), period, metric)));
    }

    private @Nullable Object[] row(
        UTF8String[] series, UTF8String grain, MetricSeries.Period period, int place) {
      BasedMetric metric = metrics.get(place);
      BasedMetric.Found found = period.found().get(place);
      return new Object[] {
        series[0],
        series[1],
        series[2],
        series[3],
        grain,
        period.start(),
        period.isComplete(),
        texts.of(metric.name()),
        texts.of(metric.basis().label()),
        part(found.numerator()),
        part(found.denominator()),
        value(found.value()),
        found.sampleSize(),
        part(found.target()),
        value(found.attainment()),
        value(valueAt(period.previous(), place)),
        value(valueAt(period.yearAgo(), place))
      };
    }
  }

  private void add(KeptRow cell, Map<String, MetricSeries> byGrain) {
    GrainCalendar calendar = calendars.byGrain().get(cell.text(4).toString());
    if (calendar != null) {
      byGrain
          .computeIfAbsent(calendar.grain(), grain -> new MetricSeries(measures, metrics, calendar))
          .add(cell.text(5).toString(), cell.integer(6), cell.text(7).toString(), amounts(cell));
    }
  }

  private static Amounts amounts(KeptRow cell) {
    return new Amounts(
        cell.whole(8),
        quantity(cell, 9),
        quantity(cell, 10),
        cell.isNull(11) ? 0 : cell.whole(11),
        cell.isNull(12) ? UNRANKED : cell.reals(12));
  }

  private static BigDecimal quantity(KeptRow cell, int column) {
    return cell.isNull(column)
        ? BigDecimal.ZERO
        : cell.decimal(column, PRECISION, BasedMetric.PART_PLACES);
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
