package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.sql.KeptRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/**
 * Packs the cells of a task by their series. What has been packed is given out whenever it is much,
 * so that memory does not grow with the number of cells.
 */
final class PackedCells implements Iterator<Tuple2<List<String>, SeriesCells>> {
  /** What names a series, in the order in which series are written. */
  static final List<String> SERIES =
      List.of("level", "period_grain", "attribution", "segment", "member_id");

  private static final int KIND = SERIES.size();
  private static final int MEASURE = KIND + 1;
  private static final int AMOUNTS = MEASURE + 1;

  /** About 50 MB. */
  private static final int MOST_CELLS = 500_000;

  private final Iterator<KeptRow> rows;
  private final CellNumbers.Finder numbers;
  private Iterator<Map.Entry<List<UTF8String>, SeriesCells>> packed = Collections.emptyIterator();

  PackedCells(Iterator<KeptRow> rows, CellNumbers numbers) {
    this.rows = rows;
    this.numbers = numbers.finder();
  }

  /** The columns that a cell must have, in order, as expressions over core.kpi_cell. */
  static List<String> columns() {
    return Stream.concat(
            SERIES.stream(),
            Stream.of(
                "range_kind",
                "measure",
                "unix_date(period_start) as period_start",
                "facts",
                "quantity_dated",
                "quantity_constant",
                "distinct_values",
                "quantiles"))
        .toList();
  }

  @Override
  public boolean hasNext() {
    while (!packed.hasNext() && rows.hasNext()) {
      packed = packed().entrySet().iterator();
    }
    return packed.hasNext();
  }

  @Override
  public Tuple2<List<String>, SeriesCells> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Map.Entry<List<UTF8String>, SeriesCells> series = packed.next();
    List<String> names = new ArrayList<>(SERIES.size());
    series.getKey().forEach(name -> names.add(name.toString()));
    return new Tuple2<>(names, series.getValue().trimmed());
  }

  private Map<List<UTF8String>, SeriesCells> packed() {
    Map<List<UTF8String>, SeriesCells> bySeries = new HashMap<>();
    int cells = 0;
    while (cells < MOST_CELLS && rows.hasNext()) {
      KeptRow row = rows.next();
      int kind = numbers.kind(row.text(KIND));
      int measure = numbers.measure(row.text(MEASURE));
      if (kind >= 0 && measure >= 0) {
        of(row, bySeries).add(kind, measure, row, AMOUNTS);
        cells++;
      }
    }
    return bySeries;
  }

  private static SeriesCells of(KeptRow row, Map<List<UTF8String>, SeriesCells> bySeries) {
    List<UTF8String> passing =
        List.of(row.text(0), row.text(1), row.text(2), row.text(3), row.text(4));
    SeriesCells known = bySeries.get(passing);
    if (known != null) {
      return known;
    }
    SeriesCells added = new SeriesCells();
    bySeries.put(passing.stream().map(UTF8String::copy).toList(), added);
    return added;
  }
}
