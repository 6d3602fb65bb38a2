package dev.stagecoach.jobs.tables;

import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** The tables that Java makes, by the name that their contracts give. */
final class JavaTables {
  private static final Map<String, Function<TableContract, Table>> MAKERS = Map.of();

  private JavaTables() {}

  static Table make(String name, TableContract contract) {
    Function<TableContract, Table> maker = MAKERS.get(name);
    if (maker == null) {
      throw new IllegalStateException(
          "The contract of %s names the Java table '%s'; known are %s"
              .formatted(contract.name(), name, new TreeSet<>(MAKERS.keySet())));
    }
    return maker.apply(contract);
  }
}
