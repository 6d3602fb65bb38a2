package dev.stagecoach.jobs.cli.export;

import static dev.stagecoach.jobs.cli.export.PostgresStatements.literal;
import static dev.stagecoach.jobs.cli.export.PostgresStatements.quoted;

import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Copies tables into one schema of a PostgreSQL. The copy is made beside, in a schema of its own,
 * and takes the old one's place in one transaction: who reads sees the old tables or the new ones,
 * and an export that fails changes nothing. Who may read the old tables may read the new ones.
 */
public final class PostgresExport {
  private static final String LOCK_TIMEOUT = "60s";

  private final PostgresTarget target;
  private final String staged;
  private final String replaced;

  /** An export into a database. */
  public PostgresExport(PostgresTarget target) {
    this.target = target;
    this.staged = target.schema() + "_staged";
    this.replaced = target.schema() + "_replaced";
  }

  /**
   * Copies the tables.
   *
   * @param description of the copy, kept as the schema's comment
   * @return how many rows were copied
   * @throws StagecoachException where the database refuses; the old tables are then as they were
   */
  public long copy(List<ExportedTable> tables, String description) {
    try (Connection connection = target.connect()) {
      lock(connection);
      requireOwn(connection, target.schema());
      requireOwn(connection, staged);
      execute(connection, "drop schema if exists " + quoted(staged) + " cascade");
      execute(connection, "create schema " + quoted(staged));
      execute(
          connection,
          "comment on schema %s is %s".formatted(quoted(staged), literal(marked(description))));
      long rows = 0;
      for (ExportedTable table : tables) {
        rows += fill(connection, table);
      }
      swap(connection);
      return rows;
    } catch (SQLException | IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The export into %s failed: %s; what was there stays as it was."
              .formatted(target, sentence(e)),
          e);
    }
  }

  private static String marked(String description) {
    return "Stagecoach: " + description;
  }

  /** Two exports at once would take each other's staged tables. */
  private void lock(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_try_advisory_lock(hashtext(?))")) {
      statement.setString(1, "stagecoach export " + target.schema());
      try (ResultSet answer = statement.executeQuery()) {
        answer.next();
        if (!answer.getBoolean(1)) {
          throw refusal("Another export into %s is under way; wait for it.".formatted(target));
        }
      }
    }
  }

  /** A schema that somebody else made is never replaced. */
  private void requireOwn(Connection connection, String schema) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = ?")) {
      statement.setString(1, schema);
      try (ResultSet answer = statement.executeQuery()) {
        if (answer.next() && !String.valueOf(answer.getString(1)).startsWith(marked(""))) {
          throw refusal(
              "The schema %s is there already and was not made by an export; name another with --schema, or drop it."
                  .formatted(schema));
        }
      }
    }
  }

  private long fill(Connection connection, ExportedTable table) throws SQLException, IOException {
    PostgresStatements statements = new PostgresStatements(staged, table.contract());
    execute(connection, statements.create());
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statements.copy());
    try {
      Iterator<Row> rows = table.rows().toLocalIterator();
      while (rows.hasNext()) {
        byte[] line = CopyText.line(rows.next()).getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(line, 0, line.length);
      }
      long count = copy.endCopy();
      for (String statement : statements.finish()) {
        execute(connection, statement);
      }
      return count;
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private void swap(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try {
      execute(connection, "set local lock_timeout = '" + LOCK_TIMEOUT + "'");
      if (isThere(connection)) {
        for (String grant : grants(connection)) {
          execute(connection, grant);
        }
        execute(
            connection,
            "alter schema %s rename to %s".formatted(quoted(target.schema()), quoted(replaced)));
      }
      execute(
          connection,
          "alter schema %s rename to %s".formatted(quoted(staged), quoted(target.schema())));
      drop(connection);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private boolean isThere(Connection connection) throws SQLException {
    return !names(connection, "select nspname from pg_namespace where nspname = ?", target.schema())
        .isEmpty();
  }

  /** What lets the readers of the old tables read the new ones. */
  private List<String> grants(Connection connection) throws SQLException {
    List<String> grants = new ArrayList<>();
    for (String question : List.of("/export/schema_grants.sql", "/export/table_grants.sql")) {
      grants.addAll(names(connection, BundledText.of(question), staged, target.schema()));
    }
    return grants;
  }

  /** Tables go one by one and without cascade: a view that stands on one stops the export. */
  private void drop(Connection connection) throws SQLException {
    List<String> tables = names(connection, BundledText.of("/export/schema_tables.sql"), replaced);
    if (!tables.isEmpty()) {
      execute(connection, "drop table " + String.join(", ", tables) + " restrict");
    }
    execute(connection, "drop schema if exists " + quoted(replaced) + " restrict");
  }

  private static List<String> names(Connection connection, String question, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet answer = statement.executeQuery()) {
        List<String> names = new ArrayList<>();
        while (answer.next()) {
          names.add(answer.getString(1));
        }
        return names;
      }
    }
  }

  private static void execute(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private static StagecoachException refusal(String sentence) {
    return new StagecoachException(ExitCode.FAILED, sentence);
  }

  private static String sentence(Exception failure) {
    return String.join(
        " ", String.valueOf(failure.getMessage()).lines().map(String::strip).toList());
  }
}
