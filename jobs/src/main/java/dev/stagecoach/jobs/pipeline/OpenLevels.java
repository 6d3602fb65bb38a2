package dev.stagecoach.jobs.pipeline;

import dev.stagecoach.common.sql.NamesInOrder;
import dev.stagecoach.common.sql.Texts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/**
 * Turns the changes of each series, which come in any number of parts, into the rows of
 * core.pipeline_level. Company and teams get a row for every day, as a trend line needs; a rep gets
 * one for every day with a change. Rows come in the order of what names their series.
 */
final class OpenLevels
    implements FlatMapFunction<Iterator<Tuple2<List<String>, DayChanges>>, Object[]> {
  private static final long serialVersionUID = 1L;
  private static final int LEVEL = OpenChanges.SERIES.indexOf("level");

  private final int end;

  /**
   * The rows up to a day.
   *
   * @param end the first day of which nothing is known
   */
  OpenLevels(int end) {
    this.end = end;
  }

  @Override
  public Iterator<Object[]> call(Iterator<Tuple2<List<String>, DayChanges>> parts) {
    Map<List<String>, DayChanges> bySeries = new TreeMap<>(NamesInOrder.FIRST_TO_LAST);
    while (parts.hasNext()) {
      Tuple2<List<String>, DayChanges> part = parts.next();
      bySeries.computeIfAbsent(part._1(), added -> new DayChanges()).addAll(part._2());
    }
    Texts texts = new Texts();
    return bySeries.entrySet().stream()
        .flatMap(series -> rows(texts, series.getKey(), series.getValue()))
        .iterator();
  }

  private Stream<Object[]> rows(Texts texts, List<String> series, DayChanges changes) {
    boolean isForStretches = series.get(LEVEL).equals("rep");
    List<Object[]> rows = new ArrayList<>();
    changes.eachLevel(
        end,
        (from, until, level) -> {
          if (isForStretches) {
            rows.add(row(texts, series, from, until, level));
          } else {
            for (int day = from; day < until; day++) {
              rows.add(row(texts, series, day, day + 1, level));
            }
          }
        });
    return rows.stream();
  }

  private static Object[] row(
      Texts texts, List<String> series, int from, int until, DayChanges.Level level) {
    Object[] row = new Object[OpenChanges.SERIES.size() + 6];
    int at = 0;
    for (String name : series) {
      row[at++] = texts.of(name);
    }
    row[at++] = from;
    row[at++] = until;
    row[at++] = level.deals();
    row[at++] = level.dated();
    row[at++] = level.constant();
    row[at] = level.deals() * from - level.createdDays();
    return row;
  }
}
