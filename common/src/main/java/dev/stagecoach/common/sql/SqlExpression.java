package dev.stagecoach.common.sql;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One scalar expression, read without running it.
 *
 * @param columns the first parts of the names that it reads, as written
 * @param functions the functions that it calls by name, in lower case; those without arguments end
 *     with {@code ()}
 * @param constructs what it holds beyond columns, literals, operators and calls of functions:
 *     sub-queries, windows, parameters, stars, aliases, in words
 */
public record SqlExpression(Set<String> columns, Set<String> functions, Set<String> constructs) {

  /**
   * Parses an expression with Spark's own parser.
   *
   * @throws IllegalArgumentException with the parser's reason when it is no expression
   */
  public static SqlExpression parse(String text) {
    Collector collector = new Collector();
    try {
      collector.visit(new CatalystSqlParser().parseExpression(text));
    } catch (Exception e) {
      // Scala does not declare it, so the compiler would not let us catch it by name.
      if (e instanceof ParseException) {
        throw new IllegalArgumentException(SqlFailures.reason(e), e);
      }
      throw e;
    }
    return new SqlExpression(
        Collections.unmodifiableSet(collector.columns),
        Collections.unmodifiableSet(collector.functions),
        Collections.unmodifiableSet(collector.constructs));
  }

  /** Walks a parsed expression; a construct is told by the name of its class in Spark. */
  private static final class Collector {
    private final Set<String> columns = new TreeSet<>();
    private final Set<String> functions = new TreeSet<>();
    private final Set<String> constructs = new TreeSet<>();

    private void visit(Expression expression) {
      if (expression instanceof UnresolvedAttribute column) {
        columns.add(column.nameParts().head());
      } else if (expression instanceof UnresolvedFunction function) {
        String name =
            String.join(".", CollectionConverters.asJava(function.nameParts()))
                .toLowerCase(Locale.ROOT);
        functions.add(function.arguments().isEmpty() ? name + "()" : name);
      } else {
        construct(expression);
      }
      CollectionConverters.asJava(expression.children()).forEach(this::visit);
    }

    private void construct(Expression expression) {
      String name = expression.getClass().getSimpleName();
      if (expression instanceof SubqueryExpression) {
        constructs.add("a sub-query");
      } else if (name.contains("Window")) {
        constructs.add("a window");
      } else if (name.contains("Aggregate")) {
        constructs.add("an aggregate");
      } else if (name.endsWith("Parameter")) {
        constructs.add("a parameter");
      } else if (name.endsWith("Star")) {
        constructs.add("a star");
      } else if (name.contains("Alias")) {
        constructs.add("an alias");
      } else if (name.startsWith("Current") || name.contains("UnresolvedIdentifier")) {
        constructs.add(name);
      }
    }
  }
}
