package dev.stagecoach.jobs.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.Tuple2;

/**
 * Survey rows on their way to the task that compares all rows of their key: packed into arrays,
 * which costs a fraction of sending each as a row. Rejected rows are compared with nothing and go
 * whole.
 */
final class PackedArrivals implements Iterator<Tuple2<Integer, Object>> {
  private static final int ROWS_OF_PART = 4_096;

  private final Iterator<Row> rows;
  private final Arrivals[] byTask;
  private final Deque<Tuple2<Integer, Object>> ready = new ArrayDeque<>();
  private boolean isOver;

  PackedArrivals(Iterator<Row> rows, int tasks) {
    this.rows = rows;
    this.byTask = new Arrivals[tasks];
    for (int task = 0; task < tasks; task++) {
      byTask[task] = new Arrivals();
    }
  }

  /** The rows to set aside, of all that came to one task: those rejected, those told before. */
  static Iterator<Row> setAside(Iterator<Tuple2<Integer, Object>> parts) {
    List<Row> setAside = new ArrayList<>();
    List<Arrivals> arrivals = new ArrayList<>();
    while (parts.hasNext()) {
      Object part = parts.next()._2();
      if (part instanceof Arrivals some) {
        arrivals.add(some);
      } else {
        setAside.add((Row) part);
      }
    }
    Arrivals all = Arrivals.joined(arrivals);
    all.eachDuplicate(
        row ->
            setAside.add(
                RowFactory.create(
                    all.file(row), all.line(row), SurveyRows.GOOD, null, null, null, null)));
    return setAside.iterator();
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && rows.hasNext()) {
      take(rows.next());
    }
    if (ready.isEmpty() && !isOver) {
      isOver = true;
      for (int task = 0; task < byTask.length; task++) {
        if (byTask[task].size() > 0) {
          give(task);
        }
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Tuple2<Integer, Object> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.removeFirst();
  }

  private void take(Row row) {
    int standing = row.getInt(3);
    long key = row.getLong(4);
    int task = (int) Long.remainderUnsigned(key, byTask.length);
    if (standing == SurveyRows.REJECTED) {
      ready.add(
          new Tuple2<>(
              task,
              RowFactory.create(
                  row.get(0),
                  row.get(1),
                  standing,
                  row.get(7),
                  row.get(8),
                  row.get(9),
                  row.get(10))));
      return;
    }
    Arrivals.Place place =
        new Arrivals.Place(row.getInt(0), row.getLong(2), row.getLong(1), standing);
    byTask[task].add(key, row.getLong(5), row.getLong(6), place);
    if (byTask[task].size() == ROWS_OF_PART) {
      give(task);
    }
  }

  private void give(int task) {
    ready.add(new Tuple2<>(task, byTask[task].trimmed()));
    byTask[task] = new Arrivals();
  }
}
