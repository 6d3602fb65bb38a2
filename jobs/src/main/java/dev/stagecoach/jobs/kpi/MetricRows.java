package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.metric.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Turns cells of measures into rows of metrics, one series (member, segment, attribution) at a
 * time: the cells of a partition come sorted by their series.
 */
final class MetricRows implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** What names a series, in the order in which cells are sorted. */
  static final List<String> SERIES = List.of("attribution", "level", "member_id", "segment");

  private static final DataType PART = DataTypes.createDecimalType(28, BasedMetric.PART_PLACES);
  private static final DataType VALUE = DataTypes.createDecimalType(28, BasedMetric.VALUE_PLACES);

  private final Map<String, Measure> measures;
  private final List<BasedMetric> metrics;
  private final MetricCalendars calendars;

  MetricRows(Map<String, Measure> measures, List<BasedMetric> metrics, MetricCalendars calendars) {
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
                "median_value"))
        .toList();
  }

  /** The columns of the rows made; {@code period_start} counts days from 1970. */
  static StructType schema() {
    List<StructField> fields = new ArrayList<>();
    SERIES.forEach(column -> fields.add(field(column, DataTypes.StringType)));
    fields.add(field("period_grain", DataTypes.StringType));
    fields.add(field("period_start", DataTypes.IntegerType));
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
  public Iterator<Row> call(Iterator<Row> cells) {
    return new SeriesIterator(cells);
  }

  /** Reads the cells of one series, gives its rows, and goes on to the next. */
  private final class SeriesIterator implements Iterator<Row> {
    private final Iterator<Row> cells;
    private @Nullable Row pending;
    private Iterator<Row> ready = Collections.emptyIterator();

    SeriesIterator(Iterator<Row> cells) {
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
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.next();
    }

    private Iterator<Row> nextSeries(Row first) {
      Map<String, MetricSeries> byGrain = new TreeMap<>();
      @Nullable Row cell = first;
      while (cell != null && isOfSeries(cell, first)) {
        add(cell, byGrain);
        cell = cells.hasNext() ? cells.next() : null;
      }
      pending = cell;
      return byGrain.entrySet().stream()
          .flatMap(entry -> rows(first, entry.getKey(), entry.getValue()))
          .iterator();
    }

    private boolean isOfSeries(Row cell, Row first) {
      // The member tells most series apart, so it is compared first.
      return cell.getString(2).equals(first.getString(2))
          && cell.getString(3).equals(first.getString(3))
          && cell.getString(0).equals(first.getString(0))
          && cell.getString(1).equals(first.getString(1));
    }
  }

  private void add(Row cell, Map<String, MetricSeries> byGrain) {
    GrainCalendar calendar = calendars.byGrain().get(cell.getString(4));
    if (calendar != null) {
      byGrain
          .computeIfAbsent(calendar.grain(), grain -> new MetricSeries(measures, metrics, calendar))
          .add(cell.getString(5), cell.getInt(6), cell.getString(7), amounts(cell));
    }
  }

  private static Amounts amounts(Row cell) {
    return new Amounts(
        cell.getLong(8),
        cell.isNullAt(9) ? BigDecimal.ZERO : cell.getDecimal(9),
        cell.isNullAt(10) ? BigDecimal.ZERO : cell.getDecimal(10),
        cell.isNullAt(11) ? 0 : cell.getLong(11),
        cell.isNullAt(12) ? OptionalDouble.empty() : OptionalDouble.of(cell.getDouble(12)));
  }

  private Stream<Row> rows(Row series, String grain, MetricSeries facts) {
    return facts
        .periods(place -> calendars.isThere(series.getString(1), series.getString(2), grain, place))
        .stream()
        .flatMap(period -> rows(series, grain, period));
  }

  private Stream<Row> rows(Row series, String grain, MetricSeries.Period period) {
    List<Row> rows = new ArrayList<>(metrics.size());
    for (int place = 0; place < metrics.size(); place++) {
      BasedMetric metric = metrics.get(place);
      BasedMetric.Found found = period.found().get(place);
      rows.add(
          RowFactory.create(
              series.get(0),
              series.get(1),
              series.get(2),
              series.get(3),
              grain,
              period.start(),
              period.isComplete(),
              metric.name(),
              metric.basis().label(),
              found.numerator(),
              found.denominator(),
              found.value(),
              found.sampleSize(),
              found.target(),
              found.attainment(),
              valueAt(period.previous(), place),
              valueAt(period.yearAgo(), place)));
    }
    return rows.stream();
  }

  private static @Nullable BigDecimal valueAt(List<BasedMetric.Found> earlier, int place) {
    return earlier.isEmpty() ? null : earlier.get(place).value();
  }
}
