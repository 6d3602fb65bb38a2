package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.config.ColumnNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The column names of a file, in its order and in one spelling for all sources.
 *
 * @param names unique: a name that is blank or comes again has a number, so that no column is lost
 * @param doubled the names that the file gives more than once
 */
record Header(List<String> names, List<String> doubled) {

  /** Reads the names as the file spells them. */
  static Header of(List<String> spelled) {
    List<String> names = new ArrayList<>();
    List<String> doubled = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (String column : spelled) {
      String name = ColumnNames.lowerSnake(column);
      String wanted = name.isEmpty() ? "column_" + (names.size() + 1) : name;
      if (taken.contains(wanted)) {
        doubled.add(wanted);
      }
      names.add(free(wanted, taken));
    }
    return new Header(List.copyOf(names), List.copyOf(doubled));
  }

  private static String free(String wanted, Set<String> taken) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }
}
