package dev.stagecoach.common.table;

import java.util.Optional;

/**
 * The name of a table: {@code core.deal} to people, {@code core_deal} inside a query, {@code
 * core/deal} as a folder.
 */
public record TableName(Layer layer, String table) implements Comparable<TableName> {

  /** Parses {@code core.deal}. */
  public static TableName of(String dotted) {
    int dot = dotted.indexOf('.');
    if (dot < 1) {
      throw new IllegalArgumentException(
          "'%s' is not a table name; write LAYER.TABLE, e.g. mart.kpi".formatted(dotted));
    }
    return new TableName(Layer.of(dotted.substring(0, dot)), dotted.substring(dot + 1));
  }

  /** The table that a query means by {@code core_deal}; empty where no layer is named so. */
  public static Optional<TableName> ofView(String view) {
    for (Layer layer : Layer.values()) {
      String prefix = layer.label() + "_";
      if (view.startsWith(prefix) && view.length() > prefix.length()) {
        return Optional.of(new TableName(layer, view.substring(prefix.length())));
      }
    }
    return Optional.empty();
  }

  /** The name by which queries of the suite read the table. */
  public String view() {
    return layer.label() + "_" + table;
  }

  /** The folder of the table below a warehouse or a resource root. */
  public String path() {
    return layer.label() + "/" + table;
  }

  @Override
  public int compareTo(TableName other) {
    int byLayer = layer.compareTo(other.layer);
    return byLayer != 0 ? byLayer : table.compareTo(other.table);
  }

  @Override
  public String toString() {
    return layer.label() + "." + table;
  }
}
