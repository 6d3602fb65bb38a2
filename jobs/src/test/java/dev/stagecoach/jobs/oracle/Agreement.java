package dev.stagecoach.jobs.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares rows of the suite with the oracle's, cell by cell. Decimals must agree to their last
 * digit: where the oracle has a double, it is within half a unit of that digit; doubles agree
 * within 1e-9 of their size.
 */
final class Agreement {
  private static final int SHOWN = 12;
  private static final Pattern SCALE = Pattern.compile("DECIMAL\\(\\d+,\\s*(\\d+)\\)");

  private final Oracle oracle;

  Agreement(Oracle oracle) {
    this.oracle = oracle;
  }

  /**
   * The first rows that differ, each with its key and the cells expected and found; empty if none.
   *
   * @param expected the oracle's query
   * @param actual a query over the suite's tables with the same columns
   * @param key the columns that name a row
   */
  List<String> differences(String expected, String actual, List<String> key) {
    oracle.execute("create or replace temp table expected as " + expected);
    oracle.execute("create or replace temp table actual as " + actual);
    List<String> lines = new ArrayList<>();
    lines.addAll(twice("expected", key));
    lines.addAll(twice("actual", key));
    Map<String, String> expectedTypes = types("expected");
    Map<String, String> actualTypes = types("actual");
    List<String> compared =
        expectedTypes.keySet().stream().filter(column -> !key.contains(column)).toList();
    String differs =
        compared.stream()
            .map(column -> differs(column, expectedTypes.get(column), actualTypes.get(column)))
            .collect(Collectors.joining(" or ", "(", ")"));
    String joined =
        "from expected as e full join actual as a on "
            + all(key, column -> "e.%1$s is not distinct from a.%1$s".formatted(column))
            + " where e.matched is null or a.matched is null"
            + (compared.isEmpty() ? "" : " or " + differs);
    oracle.execute("alter table expected add column matched boolean default true");
    oracle.execute("alter table actual add column matched boolean default true");
    long count = ((Number) oracle.cells("select count(*) " + joined).get(0).get(0)).longValue();
    if (count > 0) {
      lines.add(
          "%d of %s expected and %s found rows differ"
              .formatted(count, count("expected"), count("actual")));
      lines.addAll(shown(key, compared, joined));
    }
    return lines;
  }

  private List<String> twice(String table, List<String> key) {
    String columns = String.join(", ", key);
    return oracle
        .rows(
            "select %1$s, count(*) from %2$s group by %1$s having count(*) > 1 limit 3"
                .formatted(columns, table))
        .stream()
        .map(row -> table + " has a key more than once: " + row)
        .toList();
  }

  private List<String> shown(List<String> key, List<String> compared, String joined) {
    String keys =
        key.stream().map("coalesce(e.%1$s, a.%1$s)"::formatted).collect(Collectors.joining(", "));
    String cells =
        compared.stream().map("e.%1$s, a.%1$s"::formatted).collect(Collectors.joining(", "));
    String query =
        "select %s, e.matched, a.matched%s %s order by all limit %d"
            .formatted(keys, cells.isEmpty() ? "" : ", " + cells, joined, SHOWN);
    return oracle.cells(query).stream().map(row -> line(row, key, compared)).toList();
  }

  private static String line(List<Object> row, List<String> key, List<String> compared) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < key.size(); i++) {
      line.append(key.get(i)).append('=').append(row.get(i)).append(' ');
    }
    boolean isExpected = row.get(key.size()) != null;
    boolean isFound = row.get(key.size() + 1) != null;
    if (!isExpected || !isFound) {
      line.append(isFound ? "is not expected:" : "is missing:");
    }
    for (int i = 0; i < compared.size(); i++) {
      Object expected = row.get(key.size() + 2 + 2 * i);
      Object found = row.get(key.size() + 3 + 2 * i);
      if (!isExpected || !isFound) {
        line.append(' ').append(compared.get(i)).append('=').append(isFound ? found : expected);
      } else if (!same(expected, found)) {
        line.append(" %s: expected %s, found %s;".formatted(compared.get(i), expected, found));
      }
    }
    return line.toString();
  }

  /** Equal enough not to be worth showing. */
  private static boolean same(Object expected, Object found) {
    if (expected instanceof Number left && found instanceof Number right) {
      double gap =
          new BigDecimal(left.toString()).subtract(new BigDecimal(right.toString())).doubleValue();
      return Math.abs(gap) <= 1e-9;
    }
    return expected == null ? found == null : expected.equals(found);
  }

  private static String differs(String column, String expected, String actual) {
    boolean isApproximate = "DOUBLE".equals(expected) || "DOUBLE".equals(actual);
    if (!isApproximate) {
      return "e.%1$s is distinct from a.%1$s".formatted(column);
    }
    Matcher scale = SCALE.matcher(actual);
    String tolerance =
        scale.find()
            ? "%s".formatted(0.5 * Math.pow(10, -Integer.parseInt(scale.group(1))) * 1.001 + 1e-10)
            : "1e-9 * greatest(1, abs(e.%s))".formatted(column);
    return "((e.%1$s is null) <> (a.%1$s is null) or coalesce(abs(e.%1$s::double - a.%1$s::double), 0) > %2$s)"
        .formatted(column, tolerance);
  }

  private static String all(List<String> columns, Function<String, String> condition) {
    return columns.stream().map(condition).collect(Collectors.joining(" and "));
  }

  private Map<String, String> types(String table) {
    Map<String, String> types = new TreeMap<>();
    oracle
        .cells("select column_name, column_type from (describe " + table + ")")
        .forEach(row -> types.put((String) row.get(0), (String) row.get(1)));
    return types;
  }

  private Object count(String table) {
    return oracle.cells("select count(*) from " + table).get(0).get(0);
  }
}
