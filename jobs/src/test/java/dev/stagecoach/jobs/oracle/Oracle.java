package dev.stagecoach.jobs.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A second implementation of the definitions, in DuckDB's SQL, that shares nothing with the suite
 * but the input files. Slow and plain on purpose.
 */
public final class Oracle implements AutoCloseable {
  private final Connection connection;

  private Oracle(Connection connection) {
    this.connection = connection;
  }

  /** An oracle without any input yet. */
  public static Oracle open(OracleSettings settings) {
    try {
      Oracle oracle = new Oracle(DriverManager.getConnection("jdbc:duckdb:"));
      oracle.execute(
          "set TimeZone = 'UTC'; set threads = 2; set memory_limit = '1GB'; set"
              + " preserve_insertion_order = false");
      settings
          .variables()
          .forEach((name, value) -> oracle.execute("set variable " + name + " = " + value));
      return oracle.script("inputs").script("arithmetic");
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not start", e);
    }
  }

  /** Runs {@code oracle/<name>.sql}. */
  public Oracle script(String name) {
    return execute(text(name));
  }

  /** Works out what happened to each deal and who is credited, once the inputs are there. */
  public Oracle compute() {
    return script("history").script("credit").script("attempts");
  }

  /** Works out every metric, into the view {@code kpi}. */
  Oracle kpis() {
    return script("money").script("pipeline").script("retention").script("targets").script("kpi");
  }

  /** Runs statements. */
  public Oracle execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** The rows of a query, each cell as text; null is shown as {@code -}. */
  public List<String> rows(String sql) {
    return cells(sql).stream()
        .map(row -> String.join(" ", row.stream().map(Oracle::shown).toList()))
        .toList();
  }

  /** The cells of a query's rows. */
  public List<List<Object>> cells(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>(columns);
        for (int column = 1; column <= columns; column++) {
          row.add(result.getObject(column));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage() + "\n" + sql, e);
    }
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shown(Object cell) {
    if (cell == null) {
      return "-";
    }
    if (cell instanceof Double number) {
      return number == Math.rint(number)
          ? Long.toString(number.longValue())
          : Double.toString(number);
    }
    if (cell instanceof BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    if (cell instanceof LocalDate date) {
      return date.toString();
    }
    return cell.toString();
  }

  /** The statements of {@code oracle/<name>.sql}. */
  static String text(String name) {
    String resource = "/oracle/" + name + ".sql";
    try (InputStream in =
        Objects.requireNonNull(Oracle.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
