package dev.stagecoach.common.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which table is made from which, and so in what order; derived from what the tables read. */
public final class TableGraph {
  private final Map<TableName, Table> tables;
  private final List<TableName> order;

  /**
   * Sorts the tables so that each follows its inputs.
   *
   * @throws IllegalStateException when a table reads one that does not exist, or a cycle is found
   */
  public TableGraph(Collection<? extends Table> tables) {
    Map<TableName, Table> byName = new TreeMap<>();
    tables.forEach(table -> byName.put(table.name(), table));
    this.tables = Collections.unmodifiableMap(byName);
    Set<TableName> sorted = new LinkedHashSet<>();
    for (TableName name : byName.keySet()) {
      visit(name, new LinkedHashSet<>(), sorted);
    }
    this.order = List.copyOf(sorted);
  }

  private void visit(TableName name, LinkedHashSet<TableName> path, Set<TableName> sorted) {
    if (sorted.contains(name)) {
      return;
    }
    if (!path.add(name)) {
      throw new IllegalStateException("Tables are made from each other: " + path + " → " + name);
    }
    for (TableName input : new TreeSet<>(table(name).inputs())) {
      if (!tables.containsKey(input)) {
        throw new IllegalStateException(
            "%s reads %s, and there is no table of that name".formatted(name, input));
      }
      visit(input, path, sorted);
    }
    path.remove(name);
    sorted.add(name);
  }

  /** All tables, inputs first. */
  public List<Table> inOrder() {
    return order.stream().map(this::table).toList();
  }

  /** The table of a name that is known to exist. */
  public Table table(TableName name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("There is no table " + name));
  }

  /** The table of a name. */
  public Optional<Table> find(TableName name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** The given tables and all that they are made from. */
  public Set<TableName> upstream(Collection<TableName> names) {
    Set<TableName> found = new HashSet<>();
    List<TableName> open = new ArrayList<>(names);
    while (!open.isEmpty()) {
      TableName name = open.remove(open.size() - 1);
      if (found.add(name)) {
        open.addAll(table(name).inputs());
      }
    }
    return found;
  }

  /** The given tables and all that are made from them. */
  public Set<TableName> downstream(Collection<TableName> names) {
    Set<TableName> found = new HashSet<>(names);
    for (TableName name : order) {
      if (table(name).inputs().stream().anyMatch(found::contains)) {
        found.add(name);
      }
    }
    return found;
  }

  /**
   * The stored tables that a table waits for: its inputs, with views replaced by what they read.
   */
  public Set<TableName> storedInputs(TableName name) {
    Map<TableName, Boolean> found = new LinkedHashMap<>();
    collectStored(name, found);
    return found.keySet();
  }

  private void collectStored(TableName name, Map<TableName, Boolean> found) {
    for (TableName input : table(name).inputs()) {
      if (table(input).contract().write() == WriteMode.VIEW) {
        collectStored(input, found);
      } else {
        found.put(input, true);
      }
    }
  }
}
