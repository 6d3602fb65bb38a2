package dev.stagecoach.jobs.coach;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Reads rows that are sorted by their first columns, and gives the rows made of each group. */
final class PeerGroups implements Iterator<Row> {
  private final Iterator<Row> members;
  private final int keys;
  private final Function<List<Row>, Stream<Row>> rowsOf;
  private @Nullable Row pending;
  private Iterator<Row> ready = Collections.emptyIterator();

  /**
   * The groups of members.
   *
   * @param keys how many of the first columns tell groups apart
   */
  PeerGroups(Iterator<Row> members, int keys, Function<List<Row>, Stream<Row>> rowsOf) {
    this.members = members;
    this.keys = keys;
    this.rowsOf = rowsOf;
    pending = members.hasNext() ? members.next() : null;
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && pending != null) {
      ready = rowsOf.apply(nextGroup(pending)).iterator();
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

  private List<Row> nextGroup(Row first) {
    List<Row> group = new ArrayList<>();
    @Nullable Row member = first;
    while (member != null && isSameGroup(member, first)) {
      group.add(member);
      member = members.hasNext() ? members.next() : null;
    }
    pending = member;
    return group;
  }

  private boolean isSameGroup(Row member, Row first) {
    for (int key = 0; key < keys; key++) {
      if (!Objects.equals(member.get(key), first.get(key))) {
        return false;
      }
    }
    return true;
  }
}
