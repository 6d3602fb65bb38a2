package dev.stagecoach.jobs.check;

import dev.stagecoach.common.config.ConfiguredExpression;
import dev.stagecoach.common.config.ExpressionUse;
import dev.stagecoach.common.config.NearestNames;
import dev.stagecoach.common.config.Problem;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.sql.SqlExpression;
import dev.stagecoach.common.sql.SqlFailures;
import dev.stagecoach.common.table.TableContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * Parses every configured expression and resolves it, with Spark's own parser and analyser, against
 * the columns that it may read.
 */
public final class ExpressionCheck {
  private static final String ROW_WISE =
      "use columns, literals, operators and the functions of one row";

  private final Supplier<SparkSession> session;
  private final FeedSchemas feeds;
  private final Function<String, TableContract> contracts;

  /**
   * A check that starts Spark only when there is an expression to resolve.
   *
   * @param contracts the contract of a table by its dotted name
   */
  public ExpressionCheck(
      Supplier<SparkSession> session,
      FeedSchemas feeds,
      Function<String, TableContract> contracts) {
    this.session = session;
    this.feeds = feeds;
    this.contracts = contracts;
  }

  /**
   * Every mistake in the expressions of a configuration; none if all can run. Those of the suite
   * itself need no check, which would start Spark for nothing.
   */
  public List<Problem> problems(SuiteConfig config) {
    return problems(
        ExpressionUse.all(config).stream()
            .filter(use -> !use.expression().origin().isOfSuite())
            .toList());
  }

  /** Every mistake in some expressions. */
  List<Problem> problems(List<ExpressionUse> uses) {
    return uses.stream().flatMap(use -> check(use).stream()).toList();
  }

  private List<Problem> check(ExpressionUse use) {
    SqlExpression parsed;
    try {
      parsed = SqlExpression.parse(use.expression().text());
    } catch (IllegalArgumentException e) {
      return List.of(
          problem(use, "is no SQL expression: " + e.getMessage(), "mend it, texts stand in '…'"));
    }
    Optional<StructType> columns = columns(use.scope());
    List<Problem> problems = new ArrayList<>(refusals(use, parsed));
    columns.ifPresent(known -> problems.addAll(unknownColumns(use, parsed, known)));
    if (problems.isEmpty() && columns.isPresent()) {
      resolve(use, columns.orElseThrow()).ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<StructType> columns(ExpressionUse.Scope scope) {
    if (scope instanceof ExpressionUse.FeedColumns feed) {
      return feeds.of(feed.source(), feed.feed());
    }
    return Optional.of(contracts.apply(scope.label()).schema());
  }

  private static List<Problem> refusals(ExpressionUse use, SqlExpression parsed) {
    List<Problem> problems = new ArrayList<>();
    for (String construct : parsed.constructs()) {
      problems.add(problem(use, "holds " + construct, ROW_WISE));
    }
    for (String function : parsed.functions()) {
      if (!AllowedFunctions.names().contains(function)) {
        problems.add(
            problem(
                use, "calls %s, which is not allowed".formatted(call(function)), near(function)));
      }
    }
    return problems;
  }

  private static String call(String function) {
    return function.endsWith(")") ? function : function + "(…)";
  }

  private static String near(String function) {
    return NearestNames.nearest(function, AllowedFunctions.names())
        .filter(name -> !name.equals(function))
        .map(name -> "did you mean %s?".formatted(name))
        .orElse("use a function that depends on the row's values alone");
  }

  private static List<Problem> unknownColumns(
      ExpressionUse use, SqlExpression parsed, StructType columns) {
    List<String> names = Arrays.asList(columns.fieldNames());
    Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    known.addAll(names);
    return parsed.columns().stream()
        .filter(column -> !known.contains(column))
        .map(
            column ->
                problem(
                    use,
                    "reads '%s', which is no column of %s".formatted(column, use.scope().label()),
                    columnRemedy(column, names)))
        .toList();
  }

  private static String columnRemedy(String column, List<String> names) {
    if (column.toLowerCase(Locale.ROOT).startsWith("current_")) {
      return "expressions cannot read the clock or the session";
    }
    List<String> nearest = NearestNames.byDistance(column, names);
    return "the nearest are " + String.join(", ", nearest.subList(0, Math.min(3, nearest.size())));
  }

  private Optional<Problem> resolve(ExpressionUse use, StructType columns) {
    try {
      Dataset<Row> rows = session.get().createDataFrame(List.of(), columns);
      Column value = functions.expr(use.expression().text());
      DataType type = rows.select(value.as("value")).schema().apply("value").dataType();
      Optional<Problem> wrong = wrongType(use, type);
      if (wrong.isPresent()) {
        return wrong;
      }
      rows.select(value.cast(use.type())).schema();
      return Optional.empty();
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        return Optional.of(
            problem(
                use,
                "cannot be resolved: " + SqlFailures.reason(e),
                "its value must be usable as " + use.type()));
      }
      throw e;
    }
  }

  private static Optional<Problem> wrongType(ExpressionUse use, DataType type) {
    String remedy =
        switch (use.kind()) {
          case ANY -> "";
          case CONDITION ->
              type.equals(DataTypes.BooleanType) ? "" : "write a condition, which is true or false";
          case NUMBER -> type instanceof NumericType ? "" : "write what can be added up, a number";
        };
    return remedy.isEmpty()
        ? Optional.empty()
        : Optional.of(problem(use, "gives a value of type " + type.catalogString(), remedy));
  }

  private static Problem problem(ExpressionUse use, String what, String remedy) {
    ConfiguredExpression expression = use.expression();
    return new Problem(expression.origin(), expression.setting() + " " + what, remedy);
  }
}
