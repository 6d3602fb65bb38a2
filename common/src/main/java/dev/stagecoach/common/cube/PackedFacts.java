package dev.stagecoach.common.cube;

import dev.stagecoach.common.sql.KeptRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Facts on their way to the task that counts them: packed by keys into columns, which costs a
 * fraction of sending each as a row, and added up where they are alike. A full part is given out at
 * once, so that few are in memory.
 */
final class PackedFacts implements Iterator<Tuple2<List<Object>, FactColumns>> {
  private static final int FACTS_OF_PART = 4_096;

  private final Iterator<KeptRow> rows;
  private final FactReader reader;
  private final Map<Integer, List<Part>> partsByHash = new HashMap<>();
  private final List<Part> parts = new ArrayList<>();
  private int emptied;
  private @Nullable Part next;

  PackedFacts(Iterator<KeptRow> rows, FactReader reader) {
    this.rows = rows;
    this.reader = reader;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = full();
    }
    return next != null;
  }

  @Override
  public Tuple2<List<Object>, FactColumns> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Part part = Objects.requireNonNull(next);
    next = null;
    FactColumns facts = part.facts.trimmed();
    part.facts = new FactColumns(reader.shape());
    part.alike.clear();
    return new Tuple2<>(part.keys, facts);
  }

  /** The next part that is full or, behind the last row, not empty; null where there is none. */
  private @Nullable Part full() {
    while (rows.hasNext()) {
      KeptRow row = rows.next();
      Part part = partOf(row);
      reader.read(row, part.facts, part.alike);
      if (part.facts.size() == FACTS_OF_PART) {
        return part;
      }
    }
    while (emptied < parts.size() && parts.get(emptied).facts.size() == 0) {
      emptied++;
    }
    return emptied < parts.size() ? parts.get(emptied) : null;
  }

  private Part partOf(KeptRow row) {
    int hash = reader.hashOfKeys(row);
    List<Part> sameHash = partsByHash.computeIfAbsent(hash, added -> new ArrayList<>(1));
    for (Part part : sameHash) {
      if (reader.hasKeys(row, part.keys)) {
        return part;
      }
    }
    Part added = new Part(reader.keys(row), new FactColumns(reader.shape()));
    sameHash.add(added);
    parts.add(added);
    return added;
  }

  /** The facts of one combination of keys that have not been given out. */
  private static final class Part {
    private final List<Object> keys;
    private final AlikeFacts alike = new AlikeFacts(FACTS_OF_PART);
    private FactColumns facts;

    Part(List<Object> keys, FactColumns facts) {
      this.keys = keys;
      this.facts = facts;
    }
  }
}
