package dev.stagecoach.jobs.cli.export;

import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.TableContract;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that make a table in PostgreSQL what its contract promises. */
record PostgresStatements(String schema, TableContract contract) {
  /** Makes the table without rows. */
  String create() {
    return contract.columns().stream()
        .map(
            column ->
                "%s %s%s"
                    .formatted(
                        quoted(column.name()),
                        PostgresTypes.of(column.dataType()),
                        contract.grain().contains(column.name()) ? " not null" : ""))
        .collect(Collectors.joining(", ", "create table " + table() + " (", ")"));
  }

  /** Reads rows from the client. */
  String copy() {
    return "copy " + table() + " from stdin";
  }

  /** What follows once the rows are there: key, comments, statistics for the planner. */
  List<String> finish() {
    List<String> statements = new ArrayList<>();
    if (!contract.grain().isEmpty()) {
      statements.add(
          contract.grain().stream()
              .map(PostgresStatements::quoted)
              .collect(
                  Collectors.joining(", ", "alter table " + table() + " add primary key (", ")")));
    }
    statements.add("comment on table %s is %s".formatted(table(), literal(contract.description())));
    for (Column column : contract.columns()) {
      statements.add(
          "comment on column %s.%s is %s"
              .formatted(
                  table(),
                  quoted(column.name()),
                  literal(column.field().getComment().getOrElse(() -> ""))));
    }
    statements.add("analyze " + table());
    return statements;
  }

  private String table() {
    return quoted(schema) + "." + quoted(contract.name().table());
  }

  /** A name, whatever is in it. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text, whatever is in it; with {@code E}, so that a backslash means the same everywhere. */
  static String literal(String text) {
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
