package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.NearestNames;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Finds tables by the names that people type. */
final class KnownTables {
  private static final int NEAREST_SHOWN = 3;

  private KnownTables() {}

  /**
   * The table meant by {@code mart.kpi}, {@code mart_kpi}, or {@code kpi} where one layer alone has
   * it.
   *
   * @throws StagecoachException with the nearest names where none or several are meant
   */
  static TableName named(TableGraph graph, String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    List<TableName> all = graph.inOrder().stream().map(Table::name).toList();
    List<TableName> found =
        all.stream()
            .filter(name -> wanted.equals(name.toString()) || wanted.equals(name.view()))
            .toList();
    if (found.isEmpty()) {
      found = all.stream().filter(name -> wanted.equals(name.table())).toList();
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new StagecoachException(
        ExitCode.USAGE,
        found.isEmpty()
            ? "There is no table '%s'; near are %s, and 'stagecoach tables' lists all."
                .formatted(typed, nearest(wanted, all))
            : "'%s' may be any of %s; write it with its layer.".formatted(typed, joined(found)));
  }

  private static String nearest(String wanted, List<TableName> all) {
    List<String> names =
        all.stream()
            .map(name -> wanted.contains(".") ? name.toString() : name.table())
            .distinct()
            .toList();
    return joined(NearestNames.byDistance(wanted, names).stream().limit(NEAREST_SHOWN).toList());
  }

  private static String joined(Collection<?> names) {
    return String.join(", ", names.stream().map(Object::toString).toList());
  }
}
