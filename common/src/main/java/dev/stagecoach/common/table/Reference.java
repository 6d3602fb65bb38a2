package dev.stagecoach.common.table;

import dev.stagecoach.common.quality.Check;
import java.util.List;

/**
 * A foreign key: columns whose values stand in another table.
 *
 * @param columns a row in which one of them is null refers to nothing
 * @param table the table that is referred to
 * @param key its columns in the order of the referring ones
 * @param message what is wrong where a value stands nowhere
 */
public record Reference(
    Check.Level level, List<String> columns, TableName table, List<String> key, String message) {

  /** Keeps the lists as they are. */
  public Reference {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    if (columns.isEmpty() || columns.size() != key.size()) {
      throw new IllegalArgumentException(
          "the columns %s refer to the columns %s of %s: as many must stand on each side"
              .formatted(columns, key, table));
    }
  }

  /** As it is listed among the checks of the referring table. */
  public Check check() {
    return new Check(level, "%s in %s".formatted(String.join(", ", columns), table), message);
  }
}
